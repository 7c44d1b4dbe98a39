import type { Citation, CitedInstrument, Step, Unit } from './cited.ts'

export function printEnglish({ instrument, provision }: Citation): string {
  const steps: string[] = []
  for (const step of provision) {
    if (step.unit === 'sub' && steps.length > 0) steps[0] += `(${step.numbers[0] ?? ''})`
    else steps.unshift(printStep(step))
  }
  const where = steps.join(' of ')
  if (!instrument) return where
  const name = printEnglishInstrument(instrument)
  if (where === '') return name
  return instrument.kind === 'title' ? `${where} of the ${name}` : `${where} of ${name}`
}

const CAPITAL: ReadonlySet<Unit> = new Set(['schedule', 'book', 'title', 'part', 'subpart', 'chapter', 'article'])

function printStep({ unit, numbers, range }: Step): string {
  if (unit === 'sub') return `subsection (${numbers[0] ?? ''})`
  const name = CAPITAL.has(unit) ? unit.charAt(0).toUpperCase() + unit.slice(1) : unit
  if (numbers.length === 0) return `the ${name}`
  const last = numbers.at(-1) ?? ''
  if (numbers.length === 1) return `${name} ${last}`
  return `${name}s ${range ? `${numbers[0] ?? ''} to ${last}` : `${numbers.slice(0, -1).join(', ')} and ${last}`}`
}

export function printEnglishInstrument(instrument: CitedInstrument): string {
  switch (instrument.kind) {
    case 'title':
      return instrument.year === null ? instrument.title : `${instrument.title} ${instrument.year}`
    case 'number':
      return `${instrument.series === 'Act' ? 'Act ' : instrument.series === 'S.I.' ? 'S.I. No. ' : 'No. '}${instrument.number} of ${instrument.year}`
    case 'chapter':
      return `${instrument.session} c. ${instrument.chapter}`
    case 'identifier':
      return instrument.identifier
    case 'document':
      return `${instrument.prefix}〔${instrument.year}〕${instrument.number}号`
    case 'order':
      return `${instrument.issuer}第${instrument.number}号`
  }
}
