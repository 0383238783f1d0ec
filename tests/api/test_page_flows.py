"""The busiest moments on pages, from a mailed link on: declare, decide, approve, answer, remind."""

import re
from collections.abc import Iterator
from hashlib import sha256
from html import unescape

import pytest
from sqlalchemy import select

from documents.briefing.package import unpack
from documents.briefing.parts import DOCUMENT
from documents.models.mail import MailRow
from documents.operations.accounts import Mail
from documents.operations.officials import Switch
from documents.operations.views import positions
from policies.acts import Act
from policies.terms import Phase, RecordClass
from tests.api.browser import Browser, Page, faults
from tests.matrices.building import built
from tests.matrices.world import World
from tests.people import email, full_name
from tests.records import tick


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A track in which everything is, to act in."""
    found = built(tmp_path_factory.mktemp("flows"))
    yield found
    found.store.close()


def mailed(world: World, name: str) -> list[str]:
    """The links in the mails that wait for somebody."""
    with world.store.begin() as uow:
        rows = uow.session.scalars(select(MailRow).where(MailRow.body.is_not(None)))
        mails = [uow.sealer().open(row, "body", RecordClass.ROSTER, Mail) for row in rows]
    return [mail.link for mail in mails if mail.email == email(name)]


def main(page: Page) -> str:
    """All that a page says."""
    return page.all("main")[0].text


def test_a_candidate_declares_two_steps_from_the_mail(world: World) -> None:
    """The link, *Continue*, the form; neither link nor mail says what it is about."""
    world.stand(Phase.CONVENING)
    (link,) = mailed(world, "candidate")
    assert world.room.track not in link
    candidate = Browser(world.house.app, link)
    assert candidate.landed == f"{world.here}/declaration"
    page = candidate.open(candidate.landed)
    assert "How can water be shared across a border that moves?" in main(page)
    form = page.form("candidate:declare")
    form.fill("candidate:declare", personal_capacity="true", under_instruction="false")
    form.fill("candidate:declare", official="false")
    refused = candidate.send(candidate.landed, form.fill("candidate:declare", interests="A well."))
    assert refused.status_code == 409
    assert "The undertaking has to be signed." in refused.text
    again = Page(refused.text)
    assert faults(again) == []
    form = again.form("candidate:declare")
    assert form.fields["candidate:declare/own/personal_capacity"] == ["true"]
    assert form.fields["candidate:declare/own/interests"] == ["A well."]
    form.fields["candidate:declare/own/undertaking"] = ["false", "true"]
    done = candidate.done(candidate.landed, form)
    assert "Declared; waits for the assessment" in main(done)


def test_an_addressee_reads_acknowledges_and_answers(world: World) -> None:
    world.stand(Phase.HAND_OFF)
    path = f"{world.here}/briefs/{world.ids['delivered']}"
    found = (Browser(world.house.app, link) for link in mailed(world, "decision_maker_1"))
    maker = next(one for one in found if one.landed == path)
    file = maker.get(f"{path}/document")
    page = maker.open(path)
    assert sha256(file.data).hexdigest() in main(page)
    page = maker.done(path, page.form("brief:acknowledge"))
    with pytest.raises(StopIteration):
        page.form("brief:acknowledge")
    form = page.form("brief:answer").fill("brief:answer", response="not_taken_up")
    refused = maker.send(path, form)
    assert refused.status_code == 409
    assert "This answer needs reasons." in refused.text
    form = Page(refused.text).form("brief:answer")
    form.fill("brief:answer", reasons="The fund is spent.")
    done = maker.done(path, form)
    assert "Not taken up (with reasons)" in main(done)
    assert "The fund is spent." in main(done)


@pytest.mark.parametrize("number", range(3))
def test_what_is_read_is_what_stands_in_the_file(number: int, world: World) -> None:
    """Word for word: all of the body, each number as Word shows it."""
    chair = world.browser("chair_1")
    path = f"{world.here}/briefs/{world.ids['brief']}"
    file = ("document", "annex", "reply-slip")[number]
    body = unpack(chair.get(f"{path}/{file}").data)[DOCUMENT].decode()
    written = re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", body)
    page = chair.open(path)
    sheet = [one for one in page.all("article") if one.get("class") == "sheet"][number]
    said = re.sub(r"A table of this file|\s+", "", sheet.text)
    for shown in page.all("strong"):
        if shown.get("class") == "number" and any(one is sheet for one in shown.inside):
            said = said.replace(re.sub(r"\s+", "", shown.text), "", 1)
    assert said == re.sub(r"\s+", "", unescape("".join(written)))


def test_a_chair_approves_the_hash_that_was_shown(world: World) -> None:
    world.stand(Phase.HAND_OFF)
    chair = world.browser("chair_1")
    path = f"{world.here}/briefs/{world.ids['brief']}"
    page = chair.open(path)
    form = page.form("brief:approve")
    assert form.fields["brief:approve/this/@sha256"] == [world.ids["sha256"]]
    form.fields["brief:approve/this/@sha256"] = ["0" * 64]
    other = chair.send(path, form)
    assert "This is not the text that now lies before you." in other.text
    page = chair.done(path, Page(other.text).form("brief:approve"))
    assert "Approvals: 1." in main(page)
    twice = chair.send(path, page.form("brief:approve"))
    assert "You have signed this already." in twice.text
    refused = chair.send(path, page.form("brief:return"))
    assert refused.status_code == 422
    assert "text of 1 to 2000 characters" in refused.text
    form = Page(refused.text).form("brief:return").fill("brief:return", reason="Page two.")
    page = chair.done(path, form)
    assert "Returned to its drafter" in main(page)
    assert "Page two." in main(page)


def test_a_chair_moves_the_track_and_reads_what_is_missing(world: World) -> None:
    world.stand(Phase.DRAFTING)
    chair, path = world.browser("chair_1"), world.here
    page = chair.open(path)
    assert "Still missing:" in main(page)
    stuck = chair.send(path, page.form("track:advance"))
    assert stuck.status_code == 409
    page = chair.done(path, page.form("track:pause"))
    assert "This track is paused." in main(page)
    world.room.decide()
    page = chair.done(path, page.form("track:resume"))
    assert "This track is paused." not in main(page)


def test_an_expert_asks_for_a_stop_and_a_chair_lets_the_track_go_on(world: World) -> None:
    world.stand(Phase.DRAFTING)
    expert, chair, path = world.browser("expert_2"), world.browser("chair_1"), world.here
    first = expert.done(path, expert.open(path).form("stop:ask"))
    other = world.browser("expert_3")
    second = other.done(path, other.open(path).form("stop:ask"))
    assert main(second) == main(first), "nobody learns that another asked"
    assert "Somebody asked for a stop." not in main(chair.open(path))
    tick(world.store, world.room.track)
    page = chair.open(path)
    assert "Somebody asked for a stop." in main(page)
    assert "Somebody asked for a stop." not in main(expert.open(path))
    page = chair.done(path, page.form("stop:lift"))
    assert "Somebody asked for a stop." not in main(page)


@pytest.mark.parametrize("at", ["/paragraphs/{proposed}", "/draft"])
def test_an_expert_dissents_and_only_the_holder_is_shown_how(at: str, world: World) -> None:
    world.stand(Phase.DRAFTING)
    holder, other = world.browser("expert_2"), world.browser("expert_3")
    path = world.here + at.format_map(world.ids)
    page = holder.done(path, holder.open(path).form("dissent:raise"))
    form = page.form("dissent:state")
    form.fill("dissent:state", sentence="word " * 36, text="At length.")
    refused = holder.send(path, form)
    assert "The sentence has at most 35 words." in refused.text
    form = Page(refused.text).form("dissent:state")
    assert form.fields[f"{form.label('dissent:state')}/text"] == ["At length."]
    page = holder.done(path, form.fill("dissent:state", sentence="One bank is enough."))
    assert "One bank is enough." not in other.get(path).text
    page = holder.done(path, page.form("dissent:confirm"))
    assert "Confirmed by its holder" in main(page)
    page = holder.done(path, page.form("dissent:withdraw"))
    assert "Nobody dissents from this text." in main(page)


def test_an_expert_takes_positions_on_all_texts_in_one_form(world: World) -> None:
    world.stand(Phase.DRAFTING)
    expert, path = world.browser("expert_4"), f"{world.here}/text"
    form = expert.open(path).form("position:take")
    first, second = world.ids["paragraph"], world.ids["recommendation"]
    form.fill("position:take", first, value="whole_hearted_endorsement")
    form.fill("position:take", second, value="serious_disagreement")
    form.fill("position:take", world.room.track, value="abstain")
    refused = expert.send(path, form)
    assert "This position needs a reason." in refused.text
    again = Page(refused.text).form("position:take")
    assert again.fields[f"position:take/{first}/value"] == ["whole_hearted_endorsement"]
    assert again.fields[f"position:take/{first}/=value"] == ["whole_hearted_endorsement"]
    expert.done(path, again.fill("position:take", second, reason="It costs too much."))
    taken = world.room.read("expert_4", positions.mine, None, 50).items
    assert {one.subject for one in taken} >= {first, second, world.room.track}


def test_a_position_is_taken_on_no_wording_that_was_not_shown(world: World) -> None:
    world.stand(Phase.DRAFTING)
    expert, path = world.browser("expert_4"), f"{world.here}/text"
    paragraph = world.room.propose("Gauges stand still.")
    form = expert.open(path).form("position:take")
    form.fill("position:take", paragraph, value="whole_hearted_endorsement")
    amendment = world.room.amend("rapporteur", paragraph, "Gauges sink.")
    world.room.adopt(paragraph, (amendment,))
    refused = expert.send(path, form)
    assert "The text was reworded since you read it." in refused.text
    again = Page(refused.text)
    assert "Gauges sink." in main(again)
    expert.done(path, again.form("position:take"))


def test_an_amendment_of_a_wording_that_changed_is_shown_again(world: World) -> None:
    world.stand(Phase.DRAFTING)
    expert = world.browser("expert_5")
    path = f"{world.here}/paragraphs/{world.ids['proposed']}"
    form = expert.open(path).form("paragraph:amend")
    form.fill("paragraph:amend", text="Gauges float.", reason="They may.")
    form.fields[f"{form.label('paragraph:amend')}/@version"] = ["7"]
    stale = expert.send(path, form)
    assert stale.status_code == 412
    again = Page(stale.text).form("paragraph:amend")
    assert again.fields[f"{again.label('paragraph:amend')}/text"] == ["Gauges float."]
    assert "Gauges float." in main(expert.done(path, again))


def test_the_secretariat_reminds_whoever_is_silent(world: World) -> None:
    world.stand(Phase.DRAFTING)
    officer, path = world.browser("secretariat_officer"), f"{world.here}/chases"
    page = officer.open(path)
    assert full_name("expert_3") in main(page)
    assert faults(page) == []
    form = page.form("roster:chase")
    assert officer.send(path, form).status_code == 303
    again = officer.send(path, officer.open(path).form("roster:chase"))
    assert "Everybody who is waited for was reminded today." in again.text


def test_a_facilitator_returns_an_item_and_its_author_sends_it_again(world: World) -> None:
    world.stand(Phase.EXPLORATION)
    keeper, author = world.browser("facilitator"), world.browser("lone_expert")
    path = f"{world.here}/rounds/{world.ids['closed_round']}"
    form = keeper.open(path).form("contribution:return")
    label = f"contribution:return/{world.ids['closed_item']}"
    form = next(one for one in keeper.open(path).forms() if f"{label}/reason" in one.fields)
    keeper.done(path, form.fill("contribution:return", reason="Please shorten."))
    page = author.open(path)
    assert "Please shorten." in main(page)
    form = page.form("contribution:post").fill("contribution:post", text="Shorter.")
    assert "Shorter." in main(author.done(path, form))
    page = keeper.done(path, keeper.open(path).form("batch:release"))
    assert "Released" in main(page)
    batch = author.open(f"{path}/released")
    assert "Shorter." in main(batch)
    assert faults(batch) == []


def test_a_reply_is_written_beneath_what_it_replies_to(world: World) -> None:
    world.stand(Phase.EXPLORATION)
    expert, said = world.browser("expert_3"), world.room.released()[0]
    path = f"{world.here}/rounds/{world.ids['open_round']}/replies/{said}"
    form = expert.open(path).form("contribution:post")
    assert form.fields["contribution:post/new/@reply_to"] == [said]
    form.fill("contribution:post", "new", text="To this I say yes.")
    assert "To this I say yes." in main(expert.done(path, form))


def test_a_switch_is_asked_for_refused_consented_to_and_done(world: World) -> None:
    world.stand(Phase.EXPLORATION)
    officer, expert = world.browser("secretariat_officer"), world.browser("expert_1")
    officer.done(world.here, officer.open(world.here).form("officials:ask"))
    page = expert.done(world.here, expert.open(world.here).form("officials:refuse"))
    assert "You have refused." in main(page)
    refused = officer.send(world.here, officer.open(world.here).form("officials:switch"))
    assert "Not every seated expert has consented." in refused.text
    assert "You have consented." in main(expert.done(world.here, page.form("officials:consent")))
    for name in ("lone_expert", *world.room.experts[1:]):
        world.room.do(name, Act.OFFICIALS_CONSENT, Switch(admit=True))
    tick(world.store, world.room.track)
    assert "Everybody has consented" in main(officer.open("/"))
    page = officer.done(world.here, officer.open(world.here).form("officials:switch"))
    assert "Track 1.5: officials may sit here in a personal capacity." in main(page)


def test_an_expert_declares_anew_and_says_what_binds_them(world: World) -> None:
    expert, page = world.browser("expert_2"), f"{world.here}/declaration"
    form = expert.open(page).form("mandate:renew")
    form.fill("mandate:renew", personal_capacity="true", under_instruction="false")
    form.fill("mandate:renew", official="false")
    form.fields["mandate:renew/own/undertaking"] = ["false", "true"]
    assert "valid until" in main(expert.done(page, form))
    bound = expert.open(page).form("mandate:report")
    bound.fill("mandate:report", kind="office", what="A seat on a council.")
    assert "Your seat rests" in main(expert.done(page, bound))
