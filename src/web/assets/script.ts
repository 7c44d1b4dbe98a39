/**
 * The only script: link marks and copy buttons put their address on the clipboard; and the switch of the interface's language
 * takes the place of its page in the history, so that Back leads to the page before rather than to the same one again.
 * Without it a mark is a plain link to the provision's own page, and there are no buttons: the address beside them can be
 * selected.
 */
export const script = `const said = document.createElement('p')
said.setAttribute('role', 'status')
said.className = 'said'
document.body.append(said)
if (navigator.clipboard) for (const button of document.querySelectorAll('button.copy')) button.hidden = false
document.addEventListener('click', async (event) => {
  const ui = event.target instanceof Element ? event.target.closest('a.ui') : null
  if (ui && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.button) {
    event.preventDefault()
    location.replace(ui.href)
    return
  }
  const from = event.target instanceof Element ? event.target.closest('a.mark, button.copy') : null
  if (!from || !navigator.clipboard || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return
  event.preventDefault()
  const address = from.href ?? new URL(from.value, location).href
  try {
    await navigator.clipboard.writeText(address)
  } catch {
    location.href = address
    return
  }
  said.textContent = ''
  said.textContent = document.body.dataset.copied + ': ' + decodeURI(address)
  clearTimeout(said.timer)
  said.timer = setTimeout(() => (said.textContent = ''), 4000)
})
`
