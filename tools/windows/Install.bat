py -3 -m venv "%LOCALAPPDATA%\hsb-paperwork" || pause
"%LOCALAPPDATA%\hsb-paperwork\Scripts\python.exe" -m pip install --no-index --find-links "%~dp0wheels" --require-hashes -r "%~dp0requirements.txt" || pause
