@echo off
rem Makes a folder to work in, beside this file, and opens it.
set PYTHONUTF8=1
"%LOCALAPPDATA%\hsb-paperwork\Scripts\hsb.exe" init "%~dp0HSB paperwork" && explorer "%~dp0HSB paperwork"
pause
