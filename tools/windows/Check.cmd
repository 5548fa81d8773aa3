@echo off
rem Drop a workbook, or a folder of workbooks, onto this file.
if "%~1"=="" echo Drop a workbook onto this file. & goto ended
set PYTHONUTF8=1
pushd "%~dp1"
"%LOCALAPPDATA%\hsb-paperwork\Scripts\hsb.exe" check "%~f1" --out "%~dp1outputs"
popd
:ended
pause
