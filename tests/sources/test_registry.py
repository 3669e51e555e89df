"""How sources are loaded, named, left out and handed out."""

import sys
from importlib.metadata import EntryPoint
from types import MappingProxyType, ModuleType

import pytest

from sources.contract import HostPace, NotConfigured
from sources.outcomes import none
from sources.registry import Registry, UnknownSource, load


class Plain:
    """Finds blogs, reads one host."""

    name = "plain"
    hosts = MappingProxyType({"Blog.example": HostPace(1.0)})
    finds = frozenset({"blog"})

    def __init__(self, settings):
        self.settings = settings

    def find(self, door, paper):
        return none("nothing")

    def plan(self, paper):
        return ("a query",)

    def reads(self, url):
        return url.startswith("https://blog.example/")

    def read(self, door, candidate, languages):
        return none("nothing")


class Slow(Plain):
    """Talks to the same host, more slowly, and tells papers."""

    name = "slow"
    hosts = MappingProxyType({"blog.example": HostPace(3.0, alone=True, bucket="b")})
    preference = 1
    reads = None  # type: ignore[assignment]

    def paper(self, door, arxiv_id):
        return none("nothing")


class First(Slow):
    name = "first"
    preference = 0


class Anything(Plain):
    """Reads every address, as a generic reader does."""

    name = "anything"
    hosts = MappingProxyType({})

    def reads(self, url):
        return True


class Keyless(Plain):
    name = "keyless"

    def __init__(self, settings):
        if not settings.get("KEYLESS_KEY"):
            raise NotConfigured("set KEYLESS_KEY")


class Breaks(Plain):
    name = "breaks"

    def __init__(self, settings):
        raise RuntimeError("out of order")


class BreaksOverAddresses(Anything):
    name = "breaks-over-addresses"

    def reads(self, url):
        raise RuntimeError("out of order")


class Misnamed(Plain):
    name = "somebody-else"


class Nameless:
    def __init__(self, settings):
        pass


@pytest.fixture
def entry(monkeypatch):
    """-> a function that makes the entry point of a class, as an installed package would have it."""
    module = ModuleType("plugins_of_this_test")
    monkeypatch.setitem(sys.modules, module.__name__, module)

    def make(name, cls):
        setattr(module, cls.__name__, cls)
        return EntryPoint(name, f"{module.__name__}:{cls.__name__}", "gather_context.sources")

    return make


def names(sources):
    return [source.name for source in sources]


def test_sources_are_handed_out_by_what_they_can_do(entry):
    """A source is found by the methods it has; paper sources come in the order of their preference."""
    registry = load({}, entries=[entry("slow", Slow), entry("plain", Plain), entry("first", First)])
    assert names(registry.papers()) == ["first", "slow"]
    assert names(registry.discoverers()) == ["first", "plain", "slow"]
    assert registry.titles() == () and registry.codes() == () and registry.full_texts() == ()
    assert registry.abilities(registry.papers()[0]).startswith("paper, finds blog")


def test_a_broken_source_is_named_with_its_error_and_harms_nobody(entry):
    """What cannot be imported, made or understood is listed with the reason; the others work."""
    gone = EntryPoint("gone", "no_such_module_anywhere:Thing", "gather_context.sources")
    entries = [gone, entry("breaks", Breaks), entry("other", Misnamed), entry("nameless", Nameless)]
    registry = load({}, entries=[*entries, entry("plain", Plain)])
    assert names(registry.sources) == ["plain"]
    reasons = {broken.name: broken.reason for broken in registry.broken}
    assert "no_such_module_anywhere" in reasons["gone"]
    assert "out of order" in reasons["breaks"]
    assert "somebody-else" in reasons["other"]
    assert "name or hosts" in reasons["nameless"]


def test_a_source_that_lacks_something_is_skipped_with_what_it_lacks(entry):
    """A missing key is no fault; with the key the source is there."""
    entries = [entry("keyless", Keyless)]
    assert [(s.name, s.reason) for s in load({}, entries=entries).skipped] == [("keyless", "set KEYLESS_KEY")]
    assert names(load({"KEYLESS_KEY": "x"}, entries=entries).sources) == ["keyless"]


def test_a_source_is_left_out_by_name(entry):
    """It is not even made; a name that nobody has is answered with those there are."""
    entries = [entry("breaks", Breaks), entry("plain", Plain)]
    registry = load({}, without=["breaks"], entries=entries)
    assert registry.broken == () and [s.name for s in registry.skipped] == ["breaks"]
    with pytest.raises(UnknownSource, match=r"'brakes'.*breaks, plain"):
        load({}, without=["brakes"], entries=entries)


def test_the_slowest_pace_for_a_host_holds(entry):
    """No source can make a host be asked faster than another source promised."""
    registry = load({}, entries=[entry("plain", Plain), entry("slow", Slow)])
    assert registry.hosts == {"blog.example": HostPace(3.0, alone=True, bucket="b")}


def test_the_most_particular_reader_comes_first(entry):
    """A reader of one host is asked before one that reads anything; one that breaks over an address is not asked."""
    broken = entry("breaks-over-addresses", BreaksOverAddresses)
    registry = load({}, entries=[entry("anything", Anything), entry("plain", Plain), broken])
    assert names(registry.readers_for("https://blog.example/a")) == ["plain", "anything"]
    assert names(registry.readers_for("https://other.example/a")) == ["anything"]


def test_the_settings_reach_every_source(entry):
    """Keys and addresses are passed in, not read from somewhere."""
    (source,) = load({"A": "b"}, entries=[entry("plain", Plain)]).sources
    assert source.settings == {"A": "b"}  # type: ignore[attr-defined]


def test_where_a_source_comes_from_is_known_for_installed_ones():
    """An entry point of a distribution is shown with its version; one without is shown as nothing."""
    assert Registry((), origins={"plain": "gather-context 0.1"}).origin("plain") == "gather-context 0.1"
    assert Registry(()).origin("plain") == ""
