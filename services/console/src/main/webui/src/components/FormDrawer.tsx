import { Drawer, type DrawerProps, Modal, type ModalProps } from 'antd'
import { type ReactNode, createContext, useContext, useEffect, useRef } from 'react'
import { type BlockerFunction, useBlocker } from 'react-router-dom'
import { useTexts } from '../texts'

interface Way {
  then: () => void
  stay?: () => void
}

interface Typing {
  /** Whatever is typed in here and nowhere else yet. */
  held: Set<object>
  /** Asks first where something was typed; who goes on typing stays. */
  leave: (then: () => void, stay?: () => void) => void
}

const TypingContext = createContext<Typing>({ held: new Set(), leave: (then) => then() })

/** One question at a time: who asks for another way out meanwhile is led there by the same answer. */
function useTyping() {
  const texts = useTexts().common
  const held = useRef(new Set<object>()).current
  const way = useRef<Way>(undefined)
  const [modal, asked] = Modal.useModal()
  const answered = () => {
    const last = way.current
    way.current = undefined
    return last
  }
  const leave = (then: () => void, stay?: () => void) => {
    if (held.size === 0) return then()
    const open = way.current !== undefined
    way.current = { then, stay }
    if (open) return
    void modal.confirm({
      title: texts.unsaved,
      okText: texts.discard,
      okButtonProps: { danger: true },
      cancelText: texts.goOn,
      onOk: () => {
        held.clear()
        answered()?.then()
      },
      onCancel: () => answered()?.stay?.(),
    })
  }
  return { typing: { held, leave }, asked }
}

/**
 * A drawer in which somebody may type: a click beside it, a step to another thing, or the browser's Back asks before
 * that is thrown away.
 */
export function FormDrawer({
  close,
  children,
  ...drawer
}: Omit<DrawerProps, 'onClose'> & { close: () => void; children: ReactNode }) {
  const { typing, asked } = useTyping()
  return (
    <TypingContext value={typing}>
      <Drawer {...drawer} onClose={() => typing.leave(close)}>{children}</Drawer>
      {asked}
    </TypingContext>
  )
}

/** The same above a page. */
export function FormModal({
  close,
  children,
  ...modal
}: Omit<ModalProps, 'onCancel'> & { close: () => void; children: ReactNode }) {
  const { typing, asked } = useTyping()
  return (
    <TypingContext value={typing}>
      <Modal {...modal} onCancel={() => typing.leave(close)}>{children}</Modal>
      {asked}
    </TypingContext>
  )
}

/** For what leads away from a form. */
export const useLeaving = () => useContext(TypingContext).leave

/** Says whether something was typed; also the browser asks then, before it leaves the page or goes back in it. */
export const Typed = ({ when }: { when: boolean }) => when && <Holding />

/** Back or Forward. Whatever else changes the address has asked by itself, or has just saved. */
const byBrowser: BlockerFunction = ({ historyAction }) => historyAction === 'POP'

function Holding() {
  const { held, leave } = useContext(TypingContext)
  const back = useBlocker(byBrowser)
  const here = useRef(false)
  useEffect(() => {
    // What was saved while the question stood there holds nothing back any more.
    if (back.state === 'blocked') leave(() => here.current && back.proceed(), () => here.current && back.reset())
  }, [back])
  useEffect(() => {
    const mine = {}
    held.add(mine)
    here.current = true
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => {
      here.current = false
      held.delete(mine)
      window.removeEventListener('beforeunload', ask)
    }
  }, [held])
  return null
}
