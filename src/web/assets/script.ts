/**
 * The only script. Names are suggested while somebody types (a combobox with a list, as the ARIA Authoring Practices describe it);
 * without it the box is a plain form. Link marks and copy buttons put their address on the clipboard; and the switch of the interface's language
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
  said.textContent = document.body.dataset.copied + decodeURI(address)
  clearTimeout(said.timer)
  said.timer = setTimeout(() => (said.textContent = ''), 4000)
})
const field = document.querySelector('form.search input[name=q]')
if (field) {
  const list = document.createElement('ul')
  list.id = 'suggested'
  list.hidden = true
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', field.labels[0]?.textContent ?? '')
  field.closest('form').append(list)
  const states = { role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': list.id, 'aria-expanded': 'false' }
  for (const [name, value] of Object.entries(states)) field.setAttribute(name, value)
  let chosen = -1
  let turn = 0
  let waiting
  const choose = (at) => {
    chosen = at
    for (const [index, option] of [...list.children].entries()) option.setAttribute('aria-selected', String(index === at))
    if (at < 0) field.removeAttribute('aria-activedescendant')
    else field.setAttribute('aria-activedescendant', list.children[at].id)
  }
  const show = (found) => {
    list.replaceChildren(...found.map(({ title, address }, at) => {
      const option = document.createElement('li')
      option.id = 'suggested-' + at
      option.dataset.address = address
      option.textContent = title
      option.lang = /\\p{Script=Han}/u.test(title) ? 'zh' : 'en'
      option.setAttribute('role', 'option')
      return option
    }))
    list.hidden = found.length === 0
    field.setAttribute('aria-expanded', String(!list.hidden))
    choose(-1)
  }
  const hide = () => {
    turn++
    clearTimeout(waiting)
    show([])
  }
  field.addEventListener('input', () => {
    const mine = ++turn
    clearTimeout(waiting)
    waiting = setTimeout(async () => {
      let found = []
      try {
        const response = await fetch('/suggest.json?q=' + encodeURIComponent(field.value.toWellFormed()))
        if (response.ok) found = (await response.json()).suggestions
      } catch {}
      if (mine === turn) show(found)
    }, 120)
  })
  field.addEventListener('keydown', (event) => {
    const count = list.children.length
    if (count === 0 || event.isComposing) return
    if (event.key === 'ArrowDown') choose((chosen + 2) % (count + 1) - 1)
    else if (event.key === 'ArrowUp') choose((chosen + count + 1) % (count + 1) - 1)
    else if (event.key === 'Escape') hide()
    else if (event.key === 'Enter' && chosen >= 0) location.href = list.children[chosen].dataset.address
    else return
    event.preventDefault()
  })
  field.addEventListener('blur', hide)
  list.addEventListener('pointerdown', (event) => event.preventDefault())
  list.addEventListener('click', (event) => {
    const option = event.target.closest('[role=option]')
    if (option) location.href = option.dataset.address
  })
}
`
