import { Alert, Button, Descriptions, Input, Popconfirm, Radio, Skeleton, Space } from 'antd'
import { type ReactNode, useState } from 'react'
import { type Announcement, type Way, actPath, announcement, quota } from '../../api/announcement'
import { useMay } from '../../api/session'
import { useAgain } from '../../api/useAgain'
import { useLoad } from '../../api/useLoad'
import { useWrite } from '../../api/useWrite'
import { useTexts } from '../../texts'
import { Time } from '../Cells'
import { Failure } from '../Failure'
import { FormDrawer, Typed } from '../FormDrawer'
import { Refused } from '../Refused'
import { DraftForm } from './DraftForm'
import { Phone } from './Phone'
import { StateOf } from './StateOf'

const moving = ['APPROVED', 'SUBMITTING', 'ACCEPTED', 'UNKNOWN', 'WAITING_ADMIN']
/** What holds for the version that is shown, and for no other. */
const versioned = ['approval', 'renewal']
const everyMillis = 3000

interface Props {
  id: string
  open: (id: string) => void
  close: () => void
}

/** One announcement: the article as a phone shows it, how far it is, and what can be done next. */
export function Review({ id, open, close }: Props) {
  const texts = useTexts()
  const whole = useLoad((signal) => announcement(id, signal), [id])
  const { data, problem, reload } = whole
  const under = data ? moving.includes(data.data.state) : false
  useAgain(reload, everyMillis, under, [whole])
  return (
    <FormDrawer open size={900} title={data?.data.title ?? texts.announcement.title} close={close}>
      {problem && <Failure problem={problem} retry={reload} />}
      {!data && !problem && <Skeleton active />}
      {data && (
        <div className="review">
          <Phone title={data.data.title} digest={data.data.digest} html={data.data.html} />
          <div>
            <Facts shown={data.data} />
            <Acts
              shown={data.data}
              etag={data.etag}
              changed={(next) => (next && next.announcementId !== id ? open(next.announcementId) : reload())}
            />
          </div>
        </div>
      )}
    </FormDrawer>
  )
}

function Facts({ shown }: { shown: Announcement }) {
  const texts = useTexts()
  const { counts } = shown
  return (
    <>
      <Descriptions
        column={1}
        size="small"
        items={[
          { key: 'state', label: texts.announcement.state, children: <StateOf shown={shown} /> },
          { key: 'asOf', label: texts.announcement.asOf, children: <Time at={shown.asOf} /> },
          { key: 'writtenBy', label: texts.announcement.writtenBy, children: shown.writtenBy },
          { key: 'approvedBy', label: texts.announcement.approvedBy, children: shown.approvedBy ?? texts.common.none },
          {
            key: 'way',
            label: texts.announcement.way,
            children: shown.way ? texts.announcement.ways[shown.way] : texts.common.none,
          },
          {
            key: 'counts',
            label: texts.announcement.counts,
            children: counts
              ? texts.announcement.countsShown(counts.total, counts.filtered, counts.sent, counts.failed)
              : texts.common.none,
          },
          {
            key: 'link',
            label: texts.announcement.link,
            children: shown.articleUrl ? (
              <a href={shown.articleUrl} target="_blank" rel="noreferrer">
                {shown.articleUrl}
              </a>
            ) : (
              texts.common.none
            ),
          },
        ]}
      />
      {shown.state === 'WAITING_ADMIN' && <Alert type="info" showIcon title={texts.announcement.administrator} />}
      {shown.state === 'UNKNOWN' && <Alert type="warning" showIcon title={texts.announcement.unknown} />}
      {shown.withdrawn > 0 && <Alert type="error" showIcon title={texts.announcement.withdrawn(shown.withdrawn)} />}
      {shown.hints.length > 0 && <Alert type="warning" showIcon title={texts.announcement.hints(shown.hints)} />}
    </>
  )
}

function Acts({
  shown,
  etag,
  changed,
}: {
  shown: Announcement
  etag: string | null
  changed: (next?: Announcement) => void
}) {
  const texts = useTexts()
  const may = useMay('platform-admin', 'operator-admin', 'finance')
  const [editing, setEditing] = useState(false)
  const [openid, setOpenid] = useState('')
  const [reason, setReason] = useState('')
  const writing = useWrite<Announcement>()
  const can = (...acts: Announcement['acts']) => may && acts.some((act) => shown.acts.includes(act))
  const send = async (act: string, body?: unknown) => {
    const next = await writing.send({
      method: 'POST',
      path: actPath(shown.announcementId, act),
      body,
      ifMatch: versioned.includes(act) ? etag : undefined,
    })
    if (!next) return
    setReason('')
    changed(next)
  }
  return (
    <div className="acts">
      <Typed when={reason !== ''} />
      <Refused problem={writing.problem} />
      <Space wrap>
        {can('EDIT') && <Button onClick={() => setEditing(true)}>{texts.announcement.edit}</Button>}
        {can('APPROVE') && (
          <Sure title={texts.announcement.approveSure} go={() => send('approval')}>
            <Button type="primary" loading={writing.busy}>{texts.announcement.approve}</Button>
          </Sure>
        )}
        {can('RENEW') && (
          <Button loading={writing.busy} onClick={() => send('renewal')}>
            {texts.announcement.renew}
          </Button>
        )}
      </Space>
      {can('PREVIEW') && (
        <Space.Compact block>
          <Input
            value={openid}
            onChange={(event) => setOpenid(event.target.value)}
            aria-label={texts.announcement.previewTo}
            maxLength={64}
            placeholder={texts.announcement.previewTo}
          />
          <Button
            disabled={openid.trim() === ''}
            loading={writing.busy}
            onClick={() => send('preview', { openid: openid.trim() })}
          >
            {texts.announcement.preview}
          </Button>
        </Space.Compact>
      )}
      {can('SUBMIT') && (
        <Submission appId={shown.appId} busy={writing.busy} send={(way) => send('submission', { way })} />
      )}
      {can('SAY_SENT', 'TAKE_DOWN') && (
        <Space.Compact block>
          <Input
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            aria-label={texts.common.reason}
            maxLength={200}
            placeholder={`${texts.common.reason} (${texts.common.reasonHint})`}
          />
          {can('SAY_SENT') && (
            <Button disabled={!reason.trim()} onClick={() => send('outcome', { sent: true, reason })}>
              {texts.announcement.saySent}
            </Button>
          )}
          {can('SAY_NOT_SENT') && (
            <Button disabled={!reason.trim()} onClick={() => send('outcome', { sent: false, reason })}>
              {texts.announcement.sayNotSent}
            </Button>
          )}
          {can('TAKE_DOWN') && (
            <Button danger disabled={!reason.trim()} onClick={() => send('take-down', { reason })}>
              {texts.announcement.takeDown}
            </Button>
          )}
          {can('TAKE_DOWN') && (
            <Button disabled={!reason.trim()} onClick={() => send('take-down', { reason, byHand: true })}>
              {texts.announcement.takenDownByHand}
            </Button>
          )}
        </Space.Compact>
      )}
      {editing && (
        <DraftForm
          before={shown}
          etag={etag}
          close={(written) => {
            setEditing(false)
            if (written) changed()
          }}
        />
      )}
    </div>
  )
}

/** The difference between the two ways is said where it is chosen, and what a push costs. */
function Submission({ appId, busy, send }: { appId: string; busy: boolean; send: (way: Way) => void }) {
  const texts = useTexts()
  const [way, setWay] = useState<Way>('PUBLISH')
  const { data } = useLoad((signal) => quota(appId, signal), [appId])
  return (
    <section>
      <Radio.Group
        value={way} onChange={(event) => setWay(event.target.value as Way)} className="ways"
        options={(['PUBLISH', 'MASS_SEND'] as const).map((value) => ({
          value,
          label: (
            <span>
              <b>{texts.announcement.ways[value]}</b>
              <small className="faint">{texts.announcement.wayHints[value]}</small>
            </span>
          ),
        }))}
      />
      {way === 'MASS_SEND' && data && (
        <p className={data.used >= data.limit ? 'overdue' : 'faint'}>
          {texts.announcement.quota(data.used, data.limit)}
        </p>
      )}
      <Sure title={texts.announcement.submitSure[way]} go={() => send(way)}>
        <Button type="primary" loading={busy}>{texts.announcement.submit}</Button>
      </Sure>
    </section>
  )
}

function Sure({ title, go, children }: { title: string; go: () => void; children: ReactNode }) {
  const texts = useTexts()
  return (
    <Popconfirm title={title} onConfirm={go} okText={texts.common.confirm} cancelText={texts.common.cancel}>
      {children}
    </Popconfirm>
  )
}
