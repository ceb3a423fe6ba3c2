/** A claim as the API and the pages have it. Written by ui/claim_types.py: change nothing here. */

export interface Amount {
  readonly span: readonly [number, number];
  readonly text: string;
  readonly low: number | string;
  readonly high: number | string | null;
  readonly approximate: boolean;
  readonly kind: "count" | "percent" | "money" | "measure";
  readonly unit: string;
  readonly per: string;
  readonly figures: readonly (number | string)[];
  readonly noun: string;
  readonly noun_span: readonly [number, number] | null;
  readonly noun_lemma: string;
  readonly further: boolean;
  readonly parts: readonly Amount[];
  readonly out_of: Amount | null;
  readonly same: Amount | null;
  readonly revised_to: readonly [number, number] | null;
  readonly why: Reason;
}

export interface Anchor {
  readonly kind: "publication" | "mention";
  readonly start: string | null;
  readonly end: string | null;
  readonly span: readonly [number, number] | null;
}

export interface Appointment {
  readonly type: "appointment";
  readonly spans: readonly (readonly [number, number])[];
  readonly stance: "asserts" | "denies" | "doubts" | "withholds";
  readonly certainty: "plain" | "hedged" | "hypothetical";
  readonly likelihood: Likelihood | null;
  readonly place: Place | null;
  readonly place_text: string;
  readonly event_time: Moment | null;
  readonly why: readonly Reason[];
  readonly person: string;
  readonly person_id: string;
  readonly post: string;
  readonly change: "appointed" | "dismissed" | "demoted" | "resigned";
  readonly predecessor: string;
  readonly predecessor_id: string;
}

export interface Control {
  readonly type: "control";
  readonly spans: readonly (readonly [number, number])[];
  readonly stance: "asserts" | "denies" | "doubts" | "withholds";
  readonly certainty: "plain" | "hedged" | "hypothetical";
  readonly likelihood: Likelihood | null;
  readonly place: Place | null;
  readonly place_text: string;
  readonly event_time: Moment | null;
  readonly why: readonly Reason[];
  readonly holder: string;
  readonly holder_name: string;
  readonly extent: "all" | "most" | "half" | "part";
  readonly change: "took" | "holds" | "leaving" | "lost" | "withdrew";
  readonly part: string;
}

export interface Count {
  readonly type: "count";
  readonly spans: readonly (readonly [number, number])[];
  readonly stance: "asserts" | "denies" | "doubts" | "withholds";
  readonly certainty: "plain" | "hedged" | "hypothetical";
  readonly likelihood: Likelihood | null;
  readonly place: Place | null;
  readonly place_text: string;
  readonly event_time: Moment | null;
  readonly why: readonly Reason[];
  readonly what: string;
  readonly who: string;
  readonly group: string;
  readonly whose: string | null;
  readonly whose_name: string;
  readonly low: number;
  readonly high: number | null;
  readonly approximate: boolean;
  readonly figure: number | null;
  readonly per: string;
  readonly further: boolean;
  readonly share: boolean;
  readonly parts: readonly Share[];
  readonly event: string;
}

export interface Likelihood {
  readonly words: string;
  readonly low: number;
  readonly high: number;
}

export interface Moment {
  readonly start: string;
  readonly end: string;
  readonly why: Reason;
}

export interface Movement {
  readonly type: "movement";
  readonly spans: readonly (readonly [number, number])[];
  readonly stance: "asserts" | "denies" | "doubts" | "withholds";
  readonly certainty: "plain" | "hedged" | "hypothetical";
  readonly likelihood: Likelihood | null;
  readonly place: Place | null;
  readonly place_text: string;
  readonly event_time: Moment | null;
  readonly why: readonly Reason[];
  readonly who: string;
  readonly who_id: string;
  readonly who_side: string | null;
  readonly direction: "advance" | "withdraw" | "reinforce" | "encircle" | "transfer";
  readonly planned: boolean;
}

export interface Outlook {
  readonly type: "outlook";
  readonly spans: readonly (readonly [number, number])[];
  readonly stance: "asserts" | "denies" | "doubts" | "withholds";
  readonly certainty: "plain" | "hedged" | "hypothetical";
  readonly likelihood: Likelihood | null;
  readonly place: Place | null;
  readonly place_text: string;
  readonly event_time: Moment | null;
  readonly why: readonly Reason[];
  readonly about: string;
  readonly condition: string;
  readonly expected: string;
}

export interface Part {
  readonly spans: readonly (readonly [number, number])[];
  readonly text: string;
}

export interface Place {
  readonly id: string;
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  readonly country: string;
  readonly feature: string;
  readonly admin: readonly string[];
  readonly population: number;
}

export interface Pledge {
  readonly type: "pledge";
  readonly spans: readonly (readonly [number, number])[];
  readonly stance: "asserts" | "denies" | "doubts" | "withholds";
  readonly certainty: "plain" | "hedged" | "hypothetical";
  readonly likelihood: Likelihood | null;
  readonly place: Place | null;
  readonly place_text: string;
  readonly event_time: Moment | null;
  readonly why: readonly Reason[];
  readonly donor: string;
  readonly donor_id: string;
  readonly donor_side: string | null;
  readonly recipient: string;
  readonly recipient_id: string;
  readonly recipient_side: string | null;
  readonly item: string;
  readonly kind: string;
  readonly model: string;
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: string;
  readonly stage:
    | "requested"
    | "considered"
    | "pledged"
    | "approved"
    | "delivering"
    | "delivered"
    | "refused"
    | "withdrawn";
}

export interface Reason {
  readonly by: string;
  readonly what: string;
  readonly words: string;
  readonly score: number | null;
}

export interface Referent {
  readonly id: string;
  readonly name: string;
  readonly kind: "person" | "office" | "organisation" | "state" | "outlet" | "unnamed";
  readonly named: boolean;
  readonly side: string | null;
  readonly members: readonly Referent[];
  readonly state: string;
}

export interface Responsibility {
  readonly type: "responsibility";
  readonly spans: readonly (readonly [number, number])[];
  readonly stance: "asserts" | "denies" | "doubts" | "withholds";
  readonly certainty: "plain" | "hedged" | "hypothetical";
  readonly likelihood: Likelihood | null;
  readonly place: Place | null;
  readonly place_text: string;
  readonly event_time: Moment | null;
  readonly why: readonly Reason[];
  readonly accused: string;
  readonly accused_id: string;
  readonly accused_side: string | null;
  readonly conduct: string;
  readonly kind: string;
  readonly victim: string;
  readonly victim_side: string | null;
}

export interface Share {
  readonly who: string;
  readonly group: string;
  readonly low: number;
  readonly high: number | null;
  readonly approximate: boolean;
}

export interface Source {
  readonly spans: readonly (readonly [number, number])[];
  readonly text: string;
  readonly named: boolean;
  readonly via: Part;
}

export interface Strike {
  readonly type: "strike";
  readonly spans: readonly (readonly [number, number])[];
  readonly stance: "asserts" | "denies" | "doubts" | "withholds";
  readonly certainty: "plain" | "hedged" | "hypothetical";
  readonly likelihood: Likelihood | null;
  readonly place: Place | null;
  readonly place_text: string;
  readonly event_time: Moment | null;
  readonly why: readonly Reason[];
  readonly attacker: string;
  readonly attacker_id: string;
  readonly attacker_side: string | null;
  readonly target: string;
  readonly target_side: string | null;
  readonly weapon: string;
  readonly repelled: boolean;
}

export interface TimeExpression {
  readonly span: readonly [number, number];
  readonly text: string;
  readonly type: "DATE" | "TIME" | "DURATION" | "SET";
  readonly value: string | null;
  readonly start: string | null;
  readonly end: string | null;
  readonly mod: string | null;
  readonly vague: boolean;
  readonly reason: string;
  readonly anchor: Anchor | null;
  readonly direction: "past" | "present" | "future" | null;
  readonly grain:
    | "second"
    | "minute"
    | "hour"
    | "part of day"
    | "day"
    | "weekend"
    | "week"
    | "month"
    | "season"
    | "quarter"
    | "half-year"
    | "year"
    | "decade"
    | "century"
    | null;
  readonly signal: string;
}

export interface Toponym {
  readonly span: readonly [number, number];
  readonly text: string;
  readonly id: string | null;
  readonly name: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly country: string;
  readonly feature: string;
  readonly admin: readonly string[];
  readonly population: number;
  readonly where_prec: 1 | 2 | 3 | 4 | 5 | 6 | 7 | null;
  readonly relation: "at" | "near" | "from" | "to";
  readonly phrase: string;
  readonly why: readonly Reason[];
}

export interface Entry {
  readonly report: string;
  readonly doc: string;
  readonly id: string;
  readonly source: Source;
  readonly cue: Part;
  readonly content: Part;
  readonly mode: "direct" | "mixed" | "indirect" | "narration";
  readonly act: "speech" | "thought" | "intent";
  readonly stance: "asserts" | "denies" | "doubts" | "withholds";
  readonly certainty: "plain" | "hedged" | "hypothetical";
  readonly likelihood: Likelihood | null;
  readonly speaker: Referent | null;
  readonly side: string | null;
  readonly said_at: Moment | null;
  readonly event_time: Moment | null;
  readonly places: readonly Toponym[];
  readonly times: readonly TimeExpression[];
  readonly amounts: readonly Amount[];
  readonly propositions: readonly (
    | Control
    | Count
    | Pledge
    | Responsibility
    | Appointment
    | Strike
    | Movement
    | Outlook
    | { readonly type: string }
  )[];
  readonly against_interest: Reason | null;
  readonly notes: readonly Reason[];
  readonly why: readonly Reason[];
  readonly why_speaker: number;
}
