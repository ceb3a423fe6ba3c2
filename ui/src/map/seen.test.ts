import { describe, expect, it } from "vitest";
import { answersOn, circle, DAY, daysOf, gather, NOW, spotsAt } from "./seen";
import type { Answer, Place, Question } from "./told";

function answer(told: Partial<Answer>): Answer {
  const plain = { who: "Orvan's mayor", words: "57", side: "Taluria", letter: "pa", holder: "pa" };
  return { ...plain, stance: "asserts", since: 10 * DAY, until: null, ...told };
}

function place(answers: Answer[], standing = "unconfirmed", told: Partial<Place> = {}): Place {
  const history: [number, string][] = [[10 * DAY, "unconfirmed"]];
  if (standing !== "unconfirmed") history.push([20 * DAY, standing]);
  const question: Question = {
    href: "/questions/1",
    what: "How many?",
    kind: "How many",
    standing,
    history,
    answers,
    layers: ["", "all"],
  };
  return {
    key: "place:1",
    name: "Orvan",
    lat: 49,
    lon: 37,
    around: 0,
    href: "/?place=Orvan",
    all: 1,
    questions: [question],
    ...told,
  };
}

const said = answer({});
const gainsaid = answer({ side: "Meresk", letter: "pb", holder: "pb", stance: "denies", since: 20 * DAY });
const watched = answer({ side: "Monitors", letter: "pn", holder: "pb", since: 30 * DAY });

describe("a layer", () => {
  it("has the questions that the page says it has", () => {
    const events = place([said]);
    for (const question of events.questions) question.layers = ["events", "all"];
    const places = [place([said]), events];

    expect(spotsAt(places, "", NOW)).toHaveLength(1);
    expect(spotsAt(places, "events", NOW).map((spot) => spot.manner)).toEqual(["pn"]);
    expect(spotsAt(places, "all", NOW)).toHaveLength(2);
  });

  it("has the colour of who is said to hold a place, and not of who says so", () => {
    expect(spotsAt([place([watched])], "", NOW)[0]?.manner).toBe("pb");
    expect(spotsAt([place([answer({ holder: "" })])], "", NOW)[0]?.manner).toBe("pn");
  });
});

describe("a time", () => {
  const places = [place([said, gainsaid], "denied")];

  it("leaves out what was said later, and shows how the question stood", () => {
    const [spot] = spotsAt(places, "", 15 * DAY);

    expect(spot?.seen[0]?.answers).toEqual([said]);
    expect(spot?.seen[0]?.standing).toBe("unconfirmed");
    expect(spot?.manner).toBe("pa");
  });

  it("hatches a place from when its question was denied", () => {
    expect(spotsAt(places, "", 20 * DAY)[0]?.manner).toBe("contested");
  });

  it("before all that was said shows nothing", () => {
    expect(spotsAt(places, "", 9 * DAY)).toEqual([]);
  });

  it("shows what has no date only at the end", () => {
    const undated = [place([answer({ since: null })])];

    expect(spotsAt(undated, "", 99 * DAY)).toEqual([]);
    expect(spotsAt(undated, "", NOW)).toHaveLength(1);
  });

  it("is hatched where two are said to hold it", () => {
    expect(spotsAt([place([said, watched])], "", NOW)[0]?.manner).toBe("contested");
  });
});

describe("signs", () => {
  const spots = spotsAt([place([said]), place([gainsaid], "denied"), place([watched])], "", NOW);
  const across = [0, 30, 200];
  const at = (spot: (typeof spots)[number]) => ({ x: across[spots.indexOf(spot)] ?? 0, y: 0 });

  it("that would cover each other are one, and no place is lost", () => {
    const clusters = gather(spots, at, 44);

    expect(clusters.map((each) => each.spots.length)).toEqual([2, 1]);
    expect(clusters[0]?.manner).toBe("contested");
  });
});

describe("the slider", () => {
  const places = [place([said, gainsaid, answer({ since: 20 * DAY + 5 })])];

  it("knows each day on which somebody spoke, and how many did", () => {
    expect(daysOf(places)).toEqual([10 * DAY, 20 * DAY]);
    expect(answersOn(places, daysOf(places))).toEqual([1, 2]);
  });
});

describe("an area", () => {
  it("is a closed ring around its point", () => {
    const ring = circle(49, 37, 111.2);

    expect(ring.at(0)).toEqual(ring.at(-1));
    expect(Math.max(...ring.map(([, lat]) => lat))).toBeCloseTo(50, 2);
  });
});
