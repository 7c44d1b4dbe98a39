import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

/** What a program of this folder printed about its run. */
export interface Run {
  readonly seconds: number
  readonly peakMegabytes: number
}

/** Runs a program of this folder in a process of its own; `--profile=FOLDER` as its last argument has it leave CPU profiles there. */
export function run(program: string, ...args: readonly string[]): Run {
  const profiles = /^--profile=(.+)$/.exec(args.at(-1) ?? '')?.[1]
  const options = ['--disable-warning=ExperimentalWarning', ...(profiles === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profiles}`])]
  return JSON.parse(execFileSync(process.execPath, [...options, join(import.meta.dirname, program), ...args], { encoding: 'utf8' })) as Run
}

const sorted = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b)

/** The value below which a share of the values lies; 0.5 is the median. */
export const quantile = (values: readonly number[], share: number): number =>
  sorted(values)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? NaN
export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** A line of the table: what was measured, against what, and the most (or least) that it may be. */
export interface Line {
  readonly name: string
  readonly ours: string
  readonly baseline: string
  readonly ratio: number | null
  readonly limit: string
}

export const line = (name: string, ours: number, baseline: number, unit: string, limit: string): Line => ({
  name,
  ours: `${figure(ours)} ${unit}`,
  baseline: `${figure(baseline)} ${unit}`,
  ratio: ours / baseline,
  limit,
})

export const figure = (value: number): string => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2))

export const table = (lines: readonly Line[]): string =>
  ['| what | ours | baseline | ratio | goal |', '| --- | --- | --- | --- | --- |']
    .concat(
      lines.map(
        ({ name, ours, baseline, ratio, limit }) =>
          `| ${name} | ${ours} | ${baseline} | ${ratio === null ? '' : ratio.toFixed(3)} | ${limit} |`,
      ),
    )
    .join('\n')
