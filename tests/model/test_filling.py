"""Objects that are filled while they are open: frozen all the same, and what attrs would make of them."""

import inspect
import pickle

import attrs
import pytest

import newsmodel as n
from newsmodel.model.copies import changed
from newsmodel.model.filling import has_open_slots

SPAN = n.Span(0, 3, "act")
RECORDS = [
    n.Actor(id="a", by="b", name="May", kind="person", mentions=(n.Mention(0, 3, "May"),), extra={"a.b": [1]}),
    n.Quote(kind="direct", content=(SPAN,), cue=SPAN, speaker=n.Reference(("a",))),
]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_a_full_object_is_of_its_own_class_and_frozen(record: n.Actor | n.Quote) -> None:
    for made in (record, changed(record, id="x"), attrs.evolve(record, id="x"), pickle.loads(pickle.dumps(record))):
        assert has_open_slots(type(made))
        assert type(made) in (n.Actor, n.Quote)
        assert not hasattr(made, "__dict__")
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            made.id = "other"  # type: ignore[misc]
    assert attrs.asdict(changed(record, id="x"), recurse=False) == {**attrs.asdict(record, recurse=False), "id": "x"}


def test_its_parameters_are_those_of_its_fields() -> None:
    for kind in (n.Actor, n.Quote):
        parameters = inspect.signature(kind).parameters
        assert list(parameters) == [field.name for field in attrs.fields(kind)]
        for field in attrs.fields(kind):
            assert parameters[field.name].annotation == field.type
            wanted = inspect.Parameter.empty if field.default is attrs.NOTHING else field.default
            assert parameters[field.name].default == wanted
    with pytest.raises(TypeError, match=r"Actor.__init__\(\) missing 1 required keyword-only argument: 'kind'"):
        n.Actor(name="May")  # type: ignore[call-arg]


def test_what_is_refused_in_the_end_is_refused() -> None:
    with pytest.raises(n.ModelError, match="Actor a: kind is 'lamp'"):
        n.Actor(id="a", name="May", kind="lamp")  # type: ignore[arg-type]


def test_a_subclass_may_have_more() -> None:
    class Player(n.Actor):
        """An actor with a note that is no field."""

    player = Player(name="May", kind="person")
    player.__dict__["note"] = "seven goals"
    assert (player.name, player.note, type(player)) == ("May", "seven goals", Player)
    with pytest.raises(n.ModelError, match="Player: name is empty"):
        Player(name="", kind="person")

    @attrs.frozen(kw_only=True)
    class Numbered(n.Actor):
        number: int

    assert Numbered(name="May", kind="person", number=7) == Numbered(name="May", kind="person", number=7)
    assert changed(Numbered(name="May", kind="person", number=7), number=8).number == 8
