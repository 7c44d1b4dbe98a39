// One full build in a process of its own, as `gazette build` does it.
//   node build-once.ts FOLDER REGISTER [--no-history]      prints {"seconds":…,"peakMegabytes":…}
import { rmSync } from 'node:fs'
import { build } from '../../src/compile/build.ts'

const [folder = '.', register = 'register.db', option] = process.argv.slice(2)
rmSync(register, { force: true })
const started = performance.now()
await build({ folders: [folder], register, history: option !== '--no-history' })
console.log(JSON.stringify({ seconds: (performance.now() - started) / 1000, peakMegabytes: process.resourceUsage().maxRSS / 1024 }))
