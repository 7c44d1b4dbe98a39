/**
 * The only script: link marks and copy buttons put their address on the clipboard. Without it a mark is a plain link
 * to the provision's own page, and the address can be selected.
 */
export const script = `const said = document.createElement('p')
said.setAttribute('role', 'status')
said.className = 'said'
document.body.append(said)
document.addEventListener('click', async (event) => {
  const from = event.target instanceof Element ? event.target.closest('a.mark, a.copy') : null
  if (!from || !navigator.clipboard || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return
  event.preventDefault()
  try {
    await navigator.clipboard.writeText(from.href)
  } catch {
    location.href = from.href
    return
  }
  said.textContent = ''
  said.textContent = document.body.dataset.copied + ': ' + decodeURI(from.href)
  clearTimeout(said.timer)
  said.timer = setTimeout(() => (said.textContent = ''), 4000)
})
`
