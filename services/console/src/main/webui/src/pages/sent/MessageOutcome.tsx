import { Space, Tag } from 'antd'
import type { MessageState, SentMessage } from '../../api/sentMessage'
import { useTexts } from '../../texts'

const colours: Record<MessageState, string> = {
  PENDING: 'processing', SENDING: 'processing', DELIVERED: 'success', FAILED: 'error', UNKNOWN: 'warning',
}

/** Where a message stands, and why. */
export function MessageOutcome({ message }: { message: SentMessage }) {
  const words = useTexts().sent
  const { state, reason } = message
  return (
    <Space size={4} wrap>
      <Tag color={colours[state]}>{words.states[state]}</Tag>
      {reason && <span className="faint">{words.reasons[reason] ?? reason}</span>}
    </Space>
  )
}
