"""Three short articles that the tests of downloads lay out as services do."""

FERRY = (
    "The ferry between Lysk and the island ran again on Thursday, the harbour office said after days of storm.",
    '"Nobody was hurt," said Mara Quill, who runs the office. "We kept the boat in the harbour for three nights."',
    "The next storm is expected on Sunday, and the office asked people to buy what they need before it comes.",
)
SNOW = (
    "Snow closed the pass above Reld on Monday, a month earlier than last year, and lorries were turned back.",
    "Forecasters said that more would fall by Thursday, and the road office asked drivers to carry chains.",
)
BELL = (
    "Thieves took the bell of the old school in Osk during the night, and police believe that it was melted down.",
    '"We will ring a cow bell for now," said the headmaster, Arno Lutz, who has taught there for thirty years.',
)
