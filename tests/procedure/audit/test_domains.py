"""Every duty and every implied part is in one domain of the framework."""

from __future__ import annotations

from collections import Counter

from pipeline.foundation.plugins import FOLDERS, plugins_in
from pipeline.procedure.audit.domains import DOMAINS, NO_DOMAIN, PARTS, domain_of

THERE = {part.name for kind in ("duties", "implied") for part in plugins_in(FOLDERS[kind])}


def test_there_are_the_five_domains_of_the_framework_in_its_order():
    assert [one.number for one in DOMAINS] == [1, 2, 3, 4, 5]
    assert set(PARTS) == {1, 2, 3, 4, 5}


def test_every_duty_and_every_implied_part_is_in_a_domain():
    missing = sorted(name for name in THERE if domain_of(name) is NO_DOMAIN)
    assert not missing, f"pipeline/procedure/audit/domains.py: put into a domain: {', '.join(missing)}"


def test_no_part_is_in_two_domains_and_none_is_named_that_is_not_there():
    named = Counter(name for names in PARTS.values() for name in names)
    assert [name for name, times in named.items() if times > 1] == []
    assert sorted(set(named) - THERE) == []


def test_a_duty_that_a_council_added_is_in_no_domain_and_says_so():
    assert domain_of("local_panel_met") is NO_DOMAIN
    assert NO_DOMAIN.words == "In no domain"
