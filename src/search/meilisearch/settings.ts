import type { Settings } from 'meilisearch'

/** Instruments whose provisions are counted for one answer, at most; see `MOST_HITS`. */
export const MOST_INSTRUMENTS = 100_000
/** Hits that Meilisearch gives for one answer, at most: beyond its usual 1,000, so that the last page of a list can be asked for. */
export const MOST_HITS = 20_000

const filterable = (comparison: boolean, ...attributePatterns: string[]) => ({
  attributePatterns,
  features: { facetSearch: false, filter: { equality: true, comparison } },
})

/**
 * How an index is set. The terms are looked for; everything else is said of them, for filters and for whoever reads the index with a client of
 * his own. Which provisions come first is decided by us, over the best that Meilisearch finds: its own rules know nothing of rare words.
 */
export const SETTINGS: Settings = {
  searchableAttributes: ['terms.title', 'terms.heading', 'terms.body', 'terms.pairs'],
  displayedAttributes: ['*'],
  filterableAttributes: [
    filterable(false, 'instrument', 'jurisdiction', 'rank', 'issuer', 'language', 'manySpells', 'id'),
    filterable(true, 'year', 'spell1.*', 'spell2.*', 'spell3.*', 'spell4.*'),
  ],
  sortableAttributes: [],
  rankingRules: ['words', 'typo', 'proximity', 'attribute', 'exactness'],
  // The terms are Latin letters, whatever they stand for; titles and headings are in the languages of the texts.
  localizedAttributes: [
    { attributePatterns: ['terms.*'], locales: ['eng'] },
    { attributePatterns: ['title', 'heading', 'names'], locales: ['eng', 'cmn'] },
  ],
  // Pairs of Han characters that differ by a letter have nothing to do with each other.
  typoTolerance: { disableOnAttributes: ['terms.pairs'] },
  pagination: { maxTotalHits: MOST_HITS },
  faceting: { maxValuesPerFacet: MOST_INSTRUMENTS },
  facetSearch: false,
  prefixSearch: 'indexingTime',
  proximityPrecision: 'byWord',
}
