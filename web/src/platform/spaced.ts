export interface Spaced {
  (): void
  /** Nothing more is waited for: what was asked for meanwhile is done now. */
  end: () => void
}

export interface Spaces {
  firstMs: number
  mostMs: number
}

/**
 * For what may be asked for in a rush: done at once, then once for all that was asked for meanwhile, after a space that begins
 * when the last time has ended and doubles while the rush lasts. What is slow is never begun anew before it has ended.
 */
export function spaced(act: () => Promise<unknown>, { firstMs, mostMs }: Spaces): Spaced {
  let busy = false
  let asked = false
  let timer: ReturnType<typeof setTimeout> | undefined

  function ask() {
    if (busy) asked = true
    else void run(firstMs)
  }

  async function run(spaceMs: number) {
    busy = true
    asked = false
    await act().catch(() => undefined)
    timer = setTimeout(() => {
      busy = false
      if (asked) void run(Math.min(spaceMs * 2, mostMs))
    }, spaceMs)
  }

  return Object.assign(ask, {
    end() {
      clearTimeout(timer)
      if (asked) void act().catch(() => undefined)
      asked = false
    },
  })
}
