import { Drawer, type DrawerProps, Modal } from 'antd'
import { type ReactNode, createContext, useContext, useEffect, useRef } from 'react'
import { useTexts } from '../texts'

interface Typing {
  /** Whatever is typed in here and nowhere else yet. */
  held: Set<object>
  /** Asks first where something was typed; who goes on typing stays. */
  leave: (then: () => void, stay?: () => void) => void
}

const TypingContext = createContext<Typing>({ held: new Set(), leave: (then) => then() })

/**
 * A drawer in which somebody may type: a click beside it, or a step to another thing, asks before that is thrown away.
 */
export function FormDrawer({
  close,
  children,
  ...drawer
}: Omit<DrawerProps, 'onClose'> & { close: () => void; children: ReactNode }) {
  const texts = useTexts().common
  const held = useRef(new Set<object>()).current
  const [modal, asked] = Modal.useModal()
  const leave = (then: () => void, stay?: () => void) => {
    if (held.size === 0) return then()
    void modal.confirm({
      title: texts.unsaved,
      okText: texts.discard,
      okButtonProps: { danger: true },
      cancelText: texts.goOn,
      onOk: () => {
        held.clear()
        then()
      },
      onCancel: stay,
    })
  }
  return (
    <TypingContext value={{ held, leave }}>
      <Drawer {...drawer} onClose={() => leave(close)}>{children}</Drawer>
      {asked}
    </TypingContext>
  )
}

/** For what leads away from a form. */
export const useLeaving = () => useContext(TypingContext).leave

/** Says whether something was typed; also the browser asks then, before it leaves the page. */
export function Typed({ when }: { when: boolean }) {
  const { held } = useContext(TypingContext)
  useEffect(() => {
    if (!when) return
    const mine = {}
    held.add(mine)
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => {
      held.delete(mine)
      window.removeEventListener('beforeunload', ask)
    }
  }, [when, held])
  return null
}
