"""Libraries with a client of their own: everything they send passes the door, and what fails is still ours.

Their known silent failures (an empty feed with status 200, no cues without an error) pass through as they are: the
services that use the libraries tell them apart."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import arxiv
import httpx
import pytest
import requests
import respx
from youtube_transcript_api import IpBlocked, YouTubeTranscriptApi

from sources.door import Door, unanswered_in
from sources.outcomes import State, Unanswered


def test_a_session_reads_pages(site: Any, open_to: Callable[..., Door], page: Any) -> None:
    """Body, headers, encoding, status, address: as from requests' own adapter."""
    site.put("/new", page("körper".encode("latin-1"), Content_Type="text/plain; charset=latin-1"))
    address = site.put("/old", page(status=301, Location="/new"))
    response = open_to(site).session().get(address, params={"q": "1"})
    assert (response.status_code, response.reason, response.ok) == (200, "OK", True)
    assert response.text == "körper" and response.url == site.url("/new")
    assert [hop.status_code for hop in response.history] == [301]
    assert response.headers["Content-Type"] == "text/plain; charset=latin-1"
    assert site.paths == ["/old?q=1", "/new"]


def test_a_packed_answer_is_unpacked_once(site: Any, open_to: Callable[..., Door]) -> None:
    """The door has inflated it; requests must not try again."""
    import gzip

    headers = {"Content-Encoding": "gzip"}
    address = site.put("/", lambda handler: handler.answer(200, gzip.compress(b"page"), headers))
    response = open_to(site).session().get(address, headers={"Accept-Encoding": "br"})
    assert response.content == b"page" and "content-encoding" not in response.headers
    assert site.hits[0].headers["accept-encoding"] == "gzip, deflate"


@pytest.mark.parametrize(
    "send, body",
    [
        ({"json": {"a": 1}}, b'{"a": 1}'),
        ({"data": {"a": "b c"}}, b"a=b+c"),
        ({"data": "é".encode()}, "é".encode()),
        ({"data": iter([b"a", b"b"])}, b"ab"),
    ],
    ids=["json", "form", "bytes", "chunks"],
)
def test_a_session_sends_bodies(
    site: Any, open_to: Callable[..., Door], page: Any, send: Any, body: bytes
) -> None:
    """In whatever form requests prepares them."""
    open_to(site).session().post(site.put("/", page("ok")), **send)
    assert (site.hits[0].method, site.hits[0].body) == ("POST", body)


def test_statuses_are_left_to_the_library(site: Any, open_to: Callable[..., Door], page: Any) -> None:
    """raise_for_status works as its callers expect."""
    response = open_to(site).session().get(site.put("/", page(status=403)))
    with pytest.raises(requests.HTTPError):
        response.raise_for_status()


@pytest.mark.parametrize("address", ["http://127.0.0.1/", "http://169.254.169.254/", "http://localhost/"])
def test_the_guard_speaks_through_requests(open_to: Callable[..., Door], address: str) -> None:
    """An exception that requests' users catch, with our outcome in it."""
    with pytest.raises(requests.ConnectionError) as error:
        open_to().session().get(address)
    unanswered = unanswered_in(error.value)
    assert unanswered is not None and unanswered.outcome.state is State.REFUSED


def test_a_redirect_of_a_session_meets_the_guard(site: Any, open_to: Callable[..., Door], page: Any) -> None:
    """requests drives the hops, each through the door."""
    address = site.put("/", page(status=302, Location="http://169.254.169.254/latest"))
    with pytest.raises(requests.ConnectionError) as error:
        open_to(site).session().get(address)
    unanswered = unanswered_in(error.value)
    assert unanswered is not None and "169.254.169.254" in unanswered.outcome.sentence


def test_timeouts_are_timeouts_for_requests_too(open_to: Callable[..., Door]) -> None:
    """arxiv retries connection errors only, so the difference matters."""
    with respx.mock, pytest.raises(requests.Timeout):
        respx.get("https://a.example/").mock(side_effect=httpx.ReadTimeout("slow"))
        open_to().session().get("https://a.example/")


def test_sessions_take_nothing_from_the_environment(
    site: Any, open_to: Callable[..., Door], page: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Proxies and CA files are the door's business, from the settings that it was given."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/no/such/file")
    assert open_to(site).session().get(site.put("/", page("direct"))).text == "direct"


def test_cookies_of_servers_are_not_kept_and_those_of_libraries_are_sent(
    site: Any, open_to: Callable[..., Door], page: Any
) -> None:
    """Nobody is followed around, and YouTube's consent still works."""
    site.put("/", page("ok", Set_Cookie="id=1; Path=/"))
    session = open_to(site).session()
    session.get(site.url("/?1"))
    session.cookies.set("CONSENT", "YES+1", domain="127.0.0.1")
    session.get(site.url("/?2"))
    assert [hit.headers.get("cookie") for hit in site.hits] == [None, "CONSENT=YES+1"]


def test_our_outcome_is_found_wherever_it_is_wrapped() -> None:
    """In arguments, in causes, in yt-dlp's `cause`; and not where there is none."""
    ours = Unanswered(State.BLOCKED, "blocked")

    def wrapped(outer: Exception, inner: Exception) -> Exception:
        outer.__cause__ = inner
        return outer

    with_cause = ValueError("odd")
    with_cause.cause = ours  # type: ignore[attr-defined]
    looping = ValueError("loop")
    looping.__context__ = looping
    for error in (
        ours,
        requests.ConnectionError(ours),
        wrapped(ValueError(), wrapped(KeyError(), ours)),
        with_cause,
    ):
        assert unanswered_in(error) is ours
    for error in (None, ValueError("other"), looping):
        assert unanswered_in(error) is None


ENTRY = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">
<opensearch:totalResults>1</opensearch:totalResults><entry><id>http://arxiv.org/abs/2101.00001v2</id>
<title>A Paper</title><summary>About things.</summary><published>2021-01-01T00:00:00Z</published>
<updated>2021-02-01T00:00:00Z</updated><author><name>A. Author</name></author>
<link href="http://arxiv.org/abs/2101.00001v2" rel="alternate" type="text/html"/></entry></feed>"""


def arxiv_over(door: Door) -> arxiv.Client:
    client = arxiv.Client(page_size=1, delay_seconds=0, num_retries=0)
    client._session = door.session()
    return client


def test_arxiv_goes_through_the_door(open_to: Callable[..., Door]) -> None:
    """Contract with the package arxiv: its private session is replaced, and its traffic is ours, under our own name."""
    with respx.mock:
        route = respx.get("https://export.arxiv.org/api/query").respond(text=ENTRY)
        (result,) = arxiv_over(open_to()).results(arxiv.Search(id_list=["2101.00001"]))
    assert (result.title, result.get_short_id()) == ("A Paper", "2101.00001v2")
    assert route.calls.last.request.headers["user-agent"] == "gather-context/0 (test)"


def test_an_unmocked_request_of_arxiv_never_leaves(open_to: Callable[..., Door]) -> None:
    """Were the private attribute renamed, this would be the test that says so: the network is not reached otherwise."""
    with respx.mock, pytest.raises(respx.models.AllMockedAssertionError):
        list(arxiv_over(open_to()).results(arxiv.Search(id_list=["2101.00001"])))


def test_failures_of_arxiv_carry_our_outcome(open_to: Callable[..., Door]) -> None:
    """No network, in a sentence."""
    with respx.mock, pytest.raises(requests.ConnectionError) as error:
        respx.get("https://export.arxiv.org/api/query").mock(
            side_effect=httpx.ConnectError("network is unreachable")
        )
        list(arxiv_over(open_to()).results(arxiv.Search(id_list=["2101.00001"])))
    unanswered = unanswered_in(error.value)
    assert unanswered is not None
    assert unanswered.outcome.sentence == "could not reach export.arxiv.org: network is unreachable."


@pytest.mark.parametrize("body", ["Rate exceeded.", "<feed xmlns='http://www.w3.org/2005/Atom'/>"])
def test_arxiv_stays_silent_about_a_rate_limit(open_to: Callable[..., Door], body: str) -> None:
    """The package's known silence passes through: no results, no error. The service looks at the answer itself."""
    with respx.mock:
        respx.get("https://export.arxiv.org/api/query").respond(text=body)
        try:
            results = list(arxiv_over(open_to()).results(arxiv.Search(id_list=["2101.00001"])))
        except arxiv.ArxivError:
            results = []
    assert results == []


PLAYER = {
    "playabilityStatus": {"status": "OK"},
    "captions": {
        "playerCaptionsTracklistRenderer": {
            "captionTracks": [
                {
                    "baseUrl": "https://www.youtube.com/api/timedtext?v=abcdefghijk&lang=en",
                    "name": {"runs": [{"text": "English"}]},
                    "languageCode": "en",
                    "isTranslatable": False,
                }
            ],
            "translationLanguages": [],
        }
    },
}
WATCH = '<html>"INNERTUBE_API_KEY":"AIzaNotReal"</html>'
CONSENT = '<form action="https://consent.youtube.com/s"><input name="v" value="cb.1"></form>'
CUES = '<?xml version="1.0"?><transcript><text start="0.5" dur="2">hello</text></transcript>'


def test_youtube_transcript_api_goes_through_the_door(open_to: Callable[..., Door]) -> None:
    """Contract with youtube-transcript-api: the watch page with its consent, the player, the cues, in that order."""
    with respx.mock:
        watch = respx.get("https://www.youtube.com/watch").mock(
            side_effect=[httpx.Response(200, text=CONSENT), httpx.Response(200, text=WATCH)]
        )
        player = respx.post("https://www.youtube.com/youtubei/v1/player").respond(json=PLAYER)
        cues = respx.get("https://www.youtube.com/api/timedtext").respond(text=CUES)
        transcript = YouTubeTranscriptApi(http_client=open_to().session()).fetch("abcdefghijk")
    assert [(cue.text, cue.start, cue.duration) for cue in transcript] == [("hello", 0.5, 2.0)]
    assert (watch.call_count, player.call_count, cues.call_count) == (2, 1, 1)
    assert watch.calls.last.request.headers["cookie"] == "CONSENT=YES+cb.1"
    assert json.loads(player.calls.last.request.content)["videoId"] == "abcdefghijk"


def test_a_blocked_address_is_known_to_youtube_transcript_api(open_to: Callable[..., Door]) -> None:
    """429 after all retries arrives as the library's own IpBlocked."""
    with respx.mock, pytest.raises(IpBlocked):
        respx.get("https://www.youtube.com/watch").respond(429)
        YouTubeTranscriptApi(http_client=open_to().session()).fetch("abcdefghijk")


def test_a_closed_youtube_is_not_asked_by_the_library_either(open_to: Callable[..., Door]) -> None:
    """N11: after the breaker has closed, the library's next request ends at the door, with our sentence."""
    door = open_to()
    door.close_host("www.youtube.com", "YouTube blocks this address.", 3600)
    with respx.mock as network, pytest.raises(requests.ConnectionError) as error:
        YouTubeTranscriptApi(http_client=door.session()).fetch("abcdefghijk")
    unanswered = unanswered_in(error.value)
    assert unanswered is not None and unanswered.outcome.sentence == "YouTube blocks this address."
    assert network.calls.call_count == 0


def test_srv3_cues_stay_silently_empty(open_to: Callable[..., Door]) -> None:
    """The library's known silence: another caption format gives no cues and no error. The service counts cues."""
    with respx.mock:
        respx.get("https://www.youtube.com/watch").respond(text=WATCH)
        respx.post("https://www.youtube.com/youtubei/v1/player").respond(json=PLAYER)
        srv3 = '<?xml version="1.0"?><timedtext format="3"><body><p t="0" d="1">hi</p></body></timedtext>'
        respx.get("https://www.youtube.com/api/timedtext").respond(text=srv3)
        assert len(YouTubeTranscriptApi(http_client=open_to().session()).fetch("abcdefghijk")) == 0
