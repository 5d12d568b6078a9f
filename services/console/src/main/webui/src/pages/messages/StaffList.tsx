import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Card, Empty, Input, Skeleton, Space } from 'antd'
import { useState } from 'react'
import { type StaffRecipient, staffRecipients, staffRecipientsPath } from '../../api/message'
import { useMay } from '../../api/session'
import { useLoad } from '../../api/useLoad'
import { useWrite } from '../../api/useWrite'
import { Failure } from '../../components/Failure'
import { Refused } from '../../components/Refused'
import { useTexts } from '../../texts'

interface Member {
  recipientId?: string
  name: string
  openid: string
  maskedOpenid?: string
}

/** Who of the operator's staff is reminded of a backlog and of piles without connection. */
export function StaffList() {
  const { data, problem, reload } = useLoad(staffRecipients, [])
  return (
    <Card size="small" className="narrow">
      {problem && <Failure problem={problem} retry={reload} />}
      {!data && !problem && <Skeleton active />}
      {data && <Members key={data.etag} before={data.data.items} etag={data.etag} saved={reload} />}
    </Card>
  )
}

/** Who is on the list stays by number, since nobody is shown an openid whole. */
function Members({ before, etag, saved }: { before: StaffRecipient[]; etag: string | null; saved: () => void }) {
  const texts = useTexts()
  const words = texts.messages
  const mayEdit = useMay('operator-admin', 'platform-admin')
  const [members, setMembers] = useState<Member[]>(before.map((one) => ({ ...one, openid: '' })))
  const writing = useWrite<unknown>()
  const change = (index: number, part: Partial<Member>) =>
    setMembers((now) => now.map((one, at) => (at === index ? { ...one, ...part } : one)))
  const complete = members.every((one) => one.name.trim() !== '' && (one.recipientId || /^\S+$/.test(one.openid)))
  const save = async () => {
    const recipients = members.map(({ recipientId, name, openid }) => ({
      name: name.trim(),
      ...(recipientId ? { recipientId } : { openid }),
    }))
    if (await writing.send({ method: 'PUT', path: staffRecipientsPath, body: { recipients }, ifMatch: etag })) saved()
  }
  return (
    <>
      <p className="faint">{words.staffHint}</p>
      {members.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.noStaff} />}
      <div className="field-rows">
        {members.map((one, index) => (
          <div className="field-row" key={one.recipientId ?? index}>
            <Input
              value={one.name}
              maxLength={40}
              disabled={!mayEdit}
              placeholder={words.staffName}
              aria-label={words.staffName}
              onChange={(event) => change(index, { name: event.target.value })}
            />
            {one.recipientId ? (
              <span className="number faint">{one.maskedOpenid}</span>
            ) : (
              <Input
                className="number"
                value={one.openid}
                maxLength={64}
                placeholder="openid"
                aria-label="openid"
                onChange={(event) => change(index, { openid: event.target.value.trim() })}
              />
            )}
            {mayEdit && (
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={words.removeStaff}
                onClick={() => setMembers((now) => now.filter((_, at) => at !== index))}
              />
            )}
          </div>
        ))}
      </div>
      <Refused problem={writing.problem} />
      {mayEdit ? (
        <Space className="below">
          <Button
            icon={<PlusOutlined />}
            disabled={members.length >= 50}
            onClick={() => setMembers((now) => [...now, { name: '', openid: '' }])}
          >
            {words.addStaff}
          </Button>
          <Button type="primary" loading={writing.busy} disabled={!complete} onClick={save}>
            {words.save}
          </Button>
        </Space>
      ) : <span className="faint">{words.mayNotEdit}</span>}
    </>
  )
}
