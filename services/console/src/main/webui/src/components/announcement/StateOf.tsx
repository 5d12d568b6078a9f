import { Space, Tag } from 'antd'
import type { Announcement } from '../../api/announcement'
import { useTexts } from '../../texts'

const colours: Partial<Record<Announcement['state'], string>> = {
  FINISHED: 'green', FAILED: 'red', UNKNOWN: 'orange', WAITING_ADMIN: 'gold', SUBMITTING: 'blue', ACCEPTED: 'blue', APPROVED: 'cyan',
}

/** Where it stands, and why if something is wrong. */
export function StateOf({ shown }: { shown: Announcement }) {
  const texts = useTexts()
  const { state, reason } = shown
  return (
    <Space size={4} wrap>
      <Tag color={colours[state]}>{texts.announcement.states[state]}</Tag>
      {reason && <span className="faint">{texts.announcement.reasons[reason] ?? reason}</span>}
    </Space>
  )
}
