import { Space, Tag } from 'antd'
import type { Announcement } from '../../api/announcement'
import { useTexts } from '../../texts'

const colours: Partial<Record<Announcement['state'], string>> = {
  FINISHED: 'success',
  FAILED: 'error',
  UNKNOWN: 'warning',
  WAITING_ADMIN: 'warning',
  SUBMITTING: 'processing',
  ACCEPTED: 'processing',
  APPROVED: 'processing',
}

/** Where it stands, and why if something is wrong; in red where it has to be taken down. */
export function StateOf({ shown }: { shown: Announcement }) {
  const texts = useTexts()
  const { state, reason, detail, withdrawn, acts } = shown
  return (
    <Space size={4} wrap>
      <Tag color={colours[state]}>{texts.announcement.states[state]}</Tag>
      {withdrawn > 0 && acts.includes('TAKE_DOWN') && (
        <Tag color="error">{texts.announcement.withdrawn(withdrawn)}</Tag>
      )}
      {reason && (
        <span className="faint" title={detail ?? undefined}>
          {texts.announcement.reasons[reason] ?? reason}
        </span>
      )}
    </Space>
  )
}
