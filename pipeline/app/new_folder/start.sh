#!/bin/sh
# Opens the page of this folder in the browser. To end, press Ctrl-C.
cd "$(dirname "$0")" || exit
python={python}
if [ -x "$python" ]; then exec "$python" -P -m pipeline open .; fi
exec hsb open .
