import type { Certainty } from '../../law/relation.ts'
import type { DetectorName } from '../../law/flag.ts'
import type { Html } from '../html.ts'
import { html } from '../html.ts'

/** A provision as it is called within a sentence. */
export interface Place {
  readonly name: Html
  readonly schedule: boolean
  readonly language: string
}

/** What the interface says of flags, in English. */
export const flagsEn = {
  link: 'Waiting for review',
  title: 'Texts that may be outdated',
  what: 'A flag is a proposal. Another text says that this one is repealed, or its own term has run out, and here are the words that say so. Nobody has reviewed it yet, and it changes no status.',
  blind:
    'What is not seen: orders that bring a repeal into force, texts that this register does not hold, and decisions of courts. A text without a flag may be outdated all the same.',
  count: (count: string, one: boolean) => (one ? `${count} open flag` : `${count} open flags`),
  dueCount: (count: string, one: boolean) => (one ? `${count} flag falls due` : `${count} flags fall due`),
  none: 'No flag is open here.',
  noneWhat:
    'A flag appears when a text of this register says that another is repealed, or when the term that a text gives itself has run out.',
  noneFiltered: 'No flag fits. Drop a filter.',
  noneDue: 'No flag falls due later on.',
  byDetector: 'How it was found',
  byExtent: 'What is flagged',
  byDay: 'When',
  openNow: 'in effect',
  /** How often flags of a kind were right, behind its name. */
  judged: (right: string, n: string) => `${right} of ${n} judged right`,
  tooFew: 'too few to measure',
  orders: { reliance: 'most relied on first', day: 'newest first' },
  reliedOn: (count: string, one: boolean) => (one ? `${count} text in force relies on it` : `${count} texts in force rely on it`),
  dueLater: 'falls due later',
  extents: { whole: 'the whole text', part: 'a part of it' },
  detectors: {
    'repeal-clause': 'a clause that repeals',
    'repeal-schedule': 'a table of repeals',
    expired: 'a term that ran out',
    'replaced-by-new-version': 'a newer text of the same title',
    'lost-basis': 'a basis that is gone',
    spent: 'nothing left to do',
    contradiction: 'facts that contradict each other',
    'dead-reference': 'a reference to repealed law',
  } as Readonly<Record<DetectorName, string>>,
  detectorSays: {
    'repeal-clause': 'The words of a later text repeal it by name.',
    'repeal-schedule': 'A row of a later text’s table of repeals names it.',
    expired: 'It gives itself a term, and by its own dates that term has run out.',
    'replaced-by-new-version': 'Its issuer made another text of exactly the same title later, and neither says what becomes of this one.',
    'lost-basis': 'What it says it is made under is wholly repealed.',
    spent: 'All it does is amend or repeal others, and all of those are gone.',
    contradiction: 'What is recorded of it disagrees with itself or with another text.',
    'dead-reference': 'It relies on a repealed text as if that still applied.',
  } as Readonly<Record<DetectorName, string>>,
  source: 'Said by',
  downloads: 'This list as',
  proof: 'See the proof',
  quote: 'The words that say so',
  /** Beside the status of a text. */
  notReviewed: (says: Html) => html`A flag, not reviewed: ${says}`,
  flagged: 'flagged',
  partlyFlagged: 'flagged in part',
  more: (count: string, one: boolean) => (one ? `${count} more flag` : `${count} more flags`),
  parts: 'Parts that are flagged, not reviewed',

  /** Parts of the sentence that says what a flag says. */
  /** `more`: how many further provisions of it say so. */
  by: (places: readonly Place[], title: Html, more: number) => {
    const [first, second] = places
    const to = (place: Place): string => (place.schedule ? 'to' : 'of')
    if (!first) return title
    if (more > 0) return html`${first.name} and ${more} other ${more === 1 ? 'provision' : 'provisions'} of ${title}`
    return second ? html`${first.name} ${to(first)}, and ${second.name} ${to(second)}, ${title}` : html`${first.name} ${to(first)} ${title}`
  },
  repealed: (day: Html | null, by: Html) => html`repealed${day ? html` on ${day}` : ''} by ${by}`,
  toBeRepealed: (day: Html, by: Html) => html`to be repealed on ${day} by ${by}`,
  conditional: (by: Html) => html`repealed by ${by}, from a day that is left to an order or an event`,
  unknownDay: (by: Html) => html`repealed by ${by}, from a day that its text does not give`,
  ranOut: (day: Html | null, place: Place | undefined) =>
    html`its term ran out${day ? html` on ${day}` : ''}, by its own words${place ? html` in ${place.name}` : ''}`,
  runsOut: (day: Html, place: Place | undefined) =>
    html`its term runs out on ${day}, by its own words${place ? html` in ${place.name}` : ''}`,
  /** `place`: the provision of what is flagged that says so; `other`: the text that it rests on. */
  lostBasis: (place: Place | undefined, other: Html, day: Html | null) =>
    html`made under ${other}${place ? html`, as ${place.name} says` : ''}; that one is repealed${day ? html` since ${day}` : ''}`,
  /** `by`: the text that ended a basis that is not held. */
  lostUnheldBasis: (place: Place | undefined, by: Html, day: Html | null) =>
    html`made under a text that is not held here${place ? html`, as ${place.name} says` : ''}; that one is repealed by
    ${by}${day ? html` since ${day}` : ''}`,
  spent: (other: Html, day: Html | null) =>
    html`it does nothing but change other texts, and all of them are gone, the last${day ? html` on ${day}` : ''}: ${other}`,
  deadReference: (place: Place | undefined, other: Html, day: Html | null) =>
    html`relies${place ? html` in ${place.name}` : ''} on ${other}; that one is repealed${day ? html` since ${day}` : ''}`,
  replaced: (other: Html, day: Html | null) =>
    html`a newer text of the same name stands beside it${day ? html` since ${day}` : ''}: ${other}`,
  /** `other`: the text whose record disagrees; null where it is its own. */
  contradicted: {
    address: (other: Html | null) =>
      html`what is recorded of it disagrees with ${other ?? 'itself'}: the same title and address of the official text, but another text`,
    title: (other: Html | null) =>
      html`what is recorded of it disagrees with ${other ?? 'itself'}: the same title and day, but another text`,
    listed: (other: Html | null) =>
      html`what is recorded of it disagrees with ${other ?? 'itself'}: it is listed as in force, and a record says that it is repealed`,
    'ended-early': (other: Html | null) => html`what is recorded of it disagrees with ${other ?? 'itself'}: it ended before it was made`,
  },
  inText: 'A flag, not reviewed',
  ofPart: (part: Html, says: Html) => html`${part} ${says}`,
  partInWords: 'in part',
  except: (exceptions: Html) => html`, except ${exceptions}`,
  stop: '.',

  flag: {
    word: 'Flag',
    title: (title: string) => `Flag: ${title}`,
    titlePart: (part: string, title: string) => `Flag: ${part} of ${title}`,
    proposal: 'A proposal, not reviewed. It was read out of the texts; it changes no status until somebody signs a decision.',
    closed: 'Nothing to review: the text of what is flagged is of a later day, and has this change in it.',
    ended: (status: string) => `Nothing to review: by what else is known, what is flagged is ${status} already.`,
    due: (day: Html) => html`It falls due on ${day}.`,
    target: 'What is flagged',
    source: 'What says so',
    own: 'Its own words',
    record: (file: Html) => html`What the file ${file} says of itself`,
    gone: 'What is said to be gone',
    inPlace: 'The words in their place',
    marked: 'The words that prove it are marked.',
    effect: 'What gives it effect',
    read: (day: Html) => html`Read in the text of ${day}.`,
    readUndated: 'Read in a text without a day.',
    notLatest: 'A newer text is held, which may no longer have these words; what was repealed stays repealed.',
    ofRecord: 'It stands before the text of the file.',
    /** Of contradictions: which facts of which files disagree. */
    disagree: {
      same: (one: Html, other: Html, facts: string) =>
        html`The files ${one} and ${other} give the same ${facts}, but their texts differ. At least one of the two records is wrong.`,
      title: 'title',
      number: 'number',
      address: 'address of the official text',
      day: 'day on which it was made',
      listed: (one: Html, other: Html | null) =>
        html`The file ${one} lists the text as in force, and ${other ? html`the file ${other}` : 'the same file'} says that it is repealed.`,
      endedEarly: (file: Html) => html`The file ${file} gives an end that is earlier than the day on which the text was made.`,
    },
    changed: 'The text that these words were read in is not shown here as it was then. The words are kept as they were read.',
    opening: 'How it opens',
    itsText: 'Its text',
    wholeText: 'Read the whole text',
    where: (place: Html | string) => html`Read ${place} in full`,
    details: 'What it says',
    extent: 'What it reaches',
    whole: 'The whole text',
    part: 'A part of the text',
    parts: 'Parts, in its words',
    partsHeld: 'The provision flagged',
    exceptions: 'Not reached, in its words',
    day: 'From when',
    noDay: 'No day known',
    foundBy: 'Found by',
    measured: 'How often this is right',
    precision: (value: string, low: string, high: string, n: string) =>
      `${value} % of ${n} flags of this kind that were judged by reading; with 95 % confidence, ${low} to ${high} % of all.`,
    tooFew: (n: string) => `Too few to measure: ${n} flags of this kind were judged by reading.`,
    certainty: {
      stated: 'The day stands in the words themselves.',
      'own-commencement': 'The day is that on which the text that says so began to apply.',
      conditional: 'It is left to an order or an event. No day is guessed.',
      unknown: 'The text gives no day, and none is guessed.',
    } as Readonly<Record<Certainty, string>>,
    certaintyOwn: 'The day follows from the term that it gives itself, and from its own dates.',
    others: 'Other flags on the same text',
    noOthers: 'No other flag is open on this text.',
    address: 'Address of this flag',
    depends: (link: Html) => html`It rests on ${link}.`,
    dependsLink: 'another flag',
    unknown: 'No flag has this address. It may be mistyped, or the words that it rested on are no longer read so.',
    all: 'All open flags',
  },

  relations: {
    title: 'Repeals and changes, as the texts say',
    titleOf: (title: string) => `Repeals and changes in and of ${title}`,
    note: 'Read out of the texts and not reviewed; no status rests on it.',
    sides: {
      repeals: { from: 'What it repeals, as a whole or in part', to: 'What repeals it, as a whole or in part' },
      madeUnder: { from: 'It says that it is made under', to: 'What says that it is made under it' },
      amends: { from: 'It amends', to: 'It is amended by' },
    },
    own: 'Its own term',
    unnamed: 'whatever is inconsistent with it, without a name',
    notHeld: 'not in this register',
    ambiguous: 'several texts of this register have that name',
    wholly: 'wholly',
    inPart: 'in part',
    except: (exceptions: Html) => html`except ${exceptions}`,
    from: (day: Html) => html`from ${day}`,
    until: (day: Html) => html`runs out on ${day}`,
    conditional: 'from a day left to an order or an event',
    unknown: 'from a day that is not given',
    between: ', ',
    notReviewed: 'read out of the text, not reviewed',
    statusOf: 'Status of that text',
    all: (count: string) => `All ${count}`,
    words: 'the words',
  },

  home: { heading: 'Waiting for review', none: 'No text is flagged.', all: (count: string) => `All ${count} flags` },
  ofJurisdiction: (count: string, one: boolean) => (one ? `${count} flag is waiting for review` : `${count} flags are waiting for review`),
  feed: 'Newest flags',
}

export type FlagWords = typeof flagsEn
