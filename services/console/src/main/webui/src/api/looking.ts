import { useState } from 'react'
import { type Problem, problemOf } from './http'

/** What a wish would do, as far as it was looked at. */
export interface Looked<W, P> {
  busy: boolean
  seen?: { wish: W; preview: P }
  problem?: Problem
}

/** Looks ahead; an answer to what was wished before is dropped, for it would stand beside another form. */
export function looking<W, P>(ask: (wish: W) => Promise<P>, show: (looked: Looked<W, P>) => void) {
  let turn = 0
  return {
    look: async (wish: W) => {
      const mine = ++turn
      const showMine = (looked: Looked<W, P>) => mine === turn && show(looked)
      showMine({ busy: true })
      await ask(wish).then(
        (preview) => showMine({ busy: false, seen: { wish, preview } }),
        (failure: unknown) => showMine({ busy: false, problem: problemOf(failure) }),
      )
    },
    forget: () => {
      turn++
      show({ busy: false })
    },
  }
}

/** For a form whose every change forgets what was seen. */
export function useLooking<W, P>(ask: (wish: W) => Promise<P>) {
  const [looked, show] = useState<Looked<W, P>>({ busy: false })
  const [looker] = useState(() => looking(ask, show))
  return { ...looked, ...looker }
}
