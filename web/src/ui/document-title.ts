const PRODUCT = 'Перемена'

const titles: { title: string }[] = []
let waiting = 0

/** Names the browser tab while the caller is on the screen; of several the last wins. Returns the way to take it back. */
export function setTitle(title: string): () => void {
  const entry = { title }
  titles.push(entry)
  write()
  return () => {
    titles.splice(titles.indexOf(entry), 1)
    write()
  }
}

/** The number before the title: «(3) 5А · Перемена». */
export function setTitleCount(count: number): void {
  waiting = count
  write()
}

function write(): void {
  const title = titles.at(-1)?.title
  const name = title && title !== PRODUCT ? `${title} · ${PRODUCT}` : PRODUCT
  document.title = waiting > 0 ? `(${waiting}) ${name}` : name
}
