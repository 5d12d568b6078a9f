import type { KeyboardEvent } from 'react'

/** A row of a table that opens something, by the mouse and by the keyboard. */
export const opens = (open: () => void) => ({
  onClick: open,
  tabIndex: 0,
  onKeyDown: (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.target === event.currentTarget) open()
  },
})
