import { Button, DatePicker, Input, Select, Table, Tag } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { type AuditEntry, type Book, auditEntries, books } from '../api/audit'
import { useLoad } from '../api/useLoad'
import { Time } from '../components/Cells'
import { Failure } from '../components/Failure'
import { Nothing } from '../components/Nothing'
import { PageTitle } from '../components/PageTitle'
import { Pager, useCursor } from '../components/Pager'
import { addDays, startOfDay } from '../format/format'
import { useTexts } from '../texts'
import { changes } from './audit/changes'

interface Asked {
  book: Book
  subjectKind?: string
  subjectId?: string
  /** The one who acted: what services know them by, and their name. */
  actor?: { id: string; name: string }
  days?: [string, string]
}

/** Who changed a price, a bill, a wallet or a right, in whose name, when and why. */
export function AuditPage() {
  const texts = useTexts()
  const words = texts.audit
  const [asked, setAsked] = useState<Asked>({ book: 'billing' })
  const put = (change: Partial<Asked>) => setAsked((now) => ({ ...now, ...change }))
  const list = JSON.stringify(asked)
  const paging = useCursor(list)
  const { data, problem, loading, reload } = useLoad((signal) => auditEntries(asked.book, {
    subjectKind: asked.subjectKind, subjectId: asked.subjectId, actor: asked.actor?.id, cursor: paging.cursor,
    from: asked.days && startOfDay(asked.days[0]), to: asked.days && startOfDay(addDays(asked.days[1], 1)),
  }, signal), [list, paging.cursor])

  return (
    <>
      <PageTitle title={words.title} note={words.intro} reload={reload} />
      <div className="filters">
        <Select<Book>
          value={asked.book} onChange={(book) => setAsked({ book })} style={{ width: 150 }} aria-label={words.book}
          options={(Object.keys(books) as Book[]).map((book) => ({ value: book, label: words.books[book] }))}
        />
        <Select<string>
          value={asked.subjectKind}
          onChange={(subjectKind?: string) => put({ subjectKind })}
          allowClear
          placeholder={words.everySubject}
          style={{ width: 170 }}
          aria-label={words.subject}
          options={books[asked.book].map((subject) => ({ value: subject, label: words.subjects[subject] }))}
        />
        <Input.Search
          key={asked.book} name="subject-id" placeholder={words.subjectId} allowClear style={{ width: 240 }}
          onSearch={(text) => put({ subjectId: text.trim() || undefined })}
        />
        <DatePicker.RangePicker
          value={asked.days && [dayjs(asked.days[0]), dayjs(asked.days[1])]}
          onChange={(_, [from, to]) => put({ days: from && to ? [from, to] : undefined })}
        />
        {asked.actor && <Tag closable onClose={() => put({ actor: undefined })}>{asked.actor.name}</Tag>}
      </div>
      {problem && <Failure problem={problem} retry={reload} />}
      <Table<AuditEntry>
        size="small"
        rowKey="id"
        loading={loading}
        dataSource={problem ? [] : data?.items}
        pagination={false}
        scroll={{ x: 1000 }}
        locale={{ emptyText: <Nothing known={!loading && !problem} said={words.empty} /> }}
        expandable={{ expandedRowRender: (one) => <Differences {...one} />, expandRowByClick: true }}
        columns={[
          { title: words.at, width: 170, render: (_, one) => <Time at={one.at} /> },
          {
            title: words.who, width: 190,
            render: (_, one) => {
              const name = one.actorName ?? one.actor
              return (
                <>
                  <Button
                    type="link"
                    size="small"
                    onClick={(event) => {
                      event.stopPropagation()
                      put({ actor: { id: one.actor, name } })
                    }}
                  >
                    {name}
                  </Button>
                  {one.inNameOf && <div className="faint small">{words.inNameOf(one.inNameOf)}</div>}
                </>
              )
            },
          },
          { title: words.action, width: 190, render: (_, one) => words.actions[one.action] ?? one.action },
          {
            title: words.subject,
            width: 260,
            render: (_, one) => (
              <>
                {words.subjects[one.subjectKind] ?? one.subjectKind}{' '}
                <span className="faint small">{one.subjectId}</span>
              </>
            ),
          },
          { title: texts.common.reason, render: (_, one) => one.reason ?? texts.common.none },
        ]}
      />
      <Pager paging={paging} rows={data?.items.length ?? 0} nextCursor={data?.nextCursor} loading={loading} />
    </>
  )
}

const most = 40

function Differences({ before, after }: AuditEntry) {
  const texts = useTexts()
  const all = changes(before, after, texts)
  if (all.length === 0) return <span className="faint">{texts.audit.nothing}</span>
  return (
    <>
      <ul className="refused differences">
        {all.slice(0, most).map((one) => (
          <li key={one.what}>
            {one.what && `${one.what}: `}
            {one.before || texts.common.none} → {one.after || texts.common.none}
          </li>
        ))}
      </ul>
      {all.length > most && <span className="faint">{texts.audit.more(all.length - most)}</span>}
    </>
  )
}
