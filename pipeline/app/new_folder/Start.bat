@echo off
rem Opens the page of this folder in the browser. To end, close this window.
rem pushd, because the folder may be on a network drive without a letter.
pushd "%~dp0"
set PYTHONUTF8=1
for %%P in ({pythons}) do if exist %%P (%%P -P -m pipeline open . & goto ended)
hsb open .
:ended
if errorlevel 1 pause
popd
