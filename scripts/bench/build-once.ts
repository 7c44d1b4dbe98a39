// One full build in a process of its own, as `gazette build` does it.
//   node build-once.ts FOLDER REGISTER [--no-history]      prints {"seconds":…,"peakMegabytes":…}
import { rmSync } from 'node:fs'
import { startBuilder } from '../../src/compile/builder.ts'

const [folder = '.', register = 'register.db', option] = process.argv.slice(2)
rmSync(register, { force: true })
const started = performance.now()
await startBuilder({ folders: [folder], register, history: option !== '--no-history' }, { watch: false }).first
console.log(JSON.stringify({ seconds: (performance.now() - started) / 1000, peakMegabytes: process.resourceUsage().maxRSS / 1024 }))
