import { expect, test } from 'vitest'
import { isGap } from '../../src/law/provision.ts'

test.each([
  ['##### 27. **Juries.**\n\n**27.**—F25[…]\n', true],
  ['##### 44. **Functions of Advisory Body**\n\n**44.** (1) F3[…]\n\n(2) F4[…]\n', true],
  ['##### 3. **Departments.**\n\n3.—F6[…]\n\n', true],
  ['##### 13. **Loans.**\n\n**13. —**F23[…]\n', true],
  ['##### 4. **Lamps.**\n\n**4.**—(1) F3[…]\n\n(2) A lamp shall be lit.\n', false],
  ['##### 4. **Lamps.**\n\n**4.**—A lamp F3[…] shall be lit.\n', false],
  ['##### 4. **Lamps.**\n\n**4.**—\n', false],
])('%j is nothing but a gap: %s', (text, expected) => expect(isGap(text)).toBe(expected))
