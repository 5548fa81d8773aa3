"""The page as a program: on this computer alone, at a free port, opened once and ended cleanly."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import urlsplit

import httpx2
import pytest

from pipeline.foundation.errors import OutputError
from pipeline.web import server
from pipeline.web.server import Page
from pipeline.web.workplace import Workplace
from tests.making import ROOT, TEMPLATES
from tests.web.site import AS_OF, folder_of


@pytest.fixture
def page(tmp_path):
    """A page that is served in a thread."""
    shutil.copytree(folder_of(2), tmp_path / "folder")
    served = Page(Workplace(tmp_path / "folder", templates=TEMPLATES, as_of=AS_OF))
    thread = threading.Thread(target=served.serve)
    thread.start()
    begun = time.monotonic()
    while not served._server.started:
        assert time.monotonic() < begun + 20
        time.sleep(0.01)
    yield served
    served.end()
    thread.join(20)
    assert not thread.is_alive()


def test_it_answers_under_the_address_of_this_computer_alone(page):
    assert httpx2.get(page.session.origin, headers={"host": page.session.host}).status_code == 403
    others = {one[4][0] for one in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    for address in others - {"127.0.0.1", "127.0.1.1"}:
        with pytest.raises(ConnectionRefusedError), socket.create_connection((address, page.session.port)):
            pass


def test_what_is_no_request_is_no_fault(page):
    with socket.create_connection(("127.0.0.1", page.session.port), timeout=5) as raw:
        raw.sendall(b"\x16\x03\x01 not a request\r\n\r\n")
        assert b"400" in raw.recv(1_000)
    assert httpx2.get(page.session.origin).status_code == 403


def test_the_browser_gets_a_file_of_this_user_alone_and_not_the_address(page, monkeypatch):
    opened: list[str] = []
    monkeypatch.setattr(server.webbrowser, "open", opened.append)
    printed = page.open()
    (given,) = opened
    assert "token" not in given
    file = Path(urlsplit(given).path)
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    (address,) = re.findall(r'href="([^"]+)"', file.read_text(encoding="utf-8"))
    assert address != printed
    for one in (address, printed):
        assert httpx2.get(one).status_code == 200
        assert httpx2.get(one).status_code == 403


def test_a_port_that_is_taken_is_one_sentence(page, tmp_path):
    with pytest.raises(OutputError, match=r"Port .* is in use"):
        Page(Workplace(tmp_path, templates=TEMPLATES), port=page.session.port)


def test_two_pages_of_one_folder_have_their_own_addresses_and_cookies(page):
    other = Page(Workplace(page.site.workplace.root, templates=TEMPLATES, as_of=AS_OF))
    assert other.session.port != page.session.port
    assert other.session.cookie_name != page.session.cookie_name
    assert not page.session.knows_form(other.session.form)
    other._socket.close()


@pytest.mark.skipif(not hasattr(signal, "SIGINT"), reason="this system interrupts otherwise")
def test_the_command_prints_an_address_that_works_and_ctrl_c_ends_it(tmp_path):
    folder = shutil.copytree(folder_of(2), tmp_path / "folder")
    command = [sys.executable, "-m", "pipeline", "open", str(folder), "--no-browser", "--as-of", "30/10/2026"]
    running = subprocess.Popen(
        command,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        start_new_session=True,
    )
    assert running.stdout is not None
    assert running.stdout.readline().startswith("To open it again, press Enter.")
    address = running.stdout.readline().strip()
    with httpx2.Client(follow_redirects=True) as client:
        assert client.get(address).status_code == 200
        assert "Meadowmere Council" in client.get(address.split("/enter")[0]).text
    os.killpg(running.pid, signal.SIGINT)
    said, faults = running.communicate(timeout=30)
    assert (running.returncode, faults) == (0, "")
    assert "Traceback" not in said
