/**
 * What a text does with another that it cites: `law`, it relies on it as law that applies; `mention`, it only speaks of it: in a
 * definition, in telling history, in a saving, or where it amends or repeals it.
 */
export type CitationUse = 'law' | 'mention'
