import { PlusOutlined } from '@ant-design/icons'
import { Button, Card, Table } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import { type Announcement, announcements } from '../api/announcement'
import { useMay } from '../api/session'
import { useLoad } from '../api/useLoad'
import { Time } from '../components/Cells'
import { Failure } from '../components/Failure'
import { PageTitle } from '../components/PageTitle'
import { DraftForm } from '../components/announcement/DraftForm'
import { Review } from '../components/announcement/Review'
import { StateOf } from '../components/announcement/StateOf'
import { opens } from '../components/row'
import { useTexts } from '../texts'

/** What an operator tells all followers about a refund: written, approved by a second person, published, taken down. */
export function AnnouncementsPage() {
  const texts = useTexts()
  const may = useMay('platform-admin', 'operator-admin', 'finance')
  const [address, setAddress] = useSearchParams()
  const [drafting, setDrafting] = useState(false)
  const { data, problem, loading, reload } = useLoad(announcements, [])
  const shown = address.get('announcement')
  return (
    <>
      <PageTitle title={texts.announcement.title} note={texts.announcement.intro} reload={reload}>
        {may && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setDrafting(true)}>
            {texts.announcement.create}
          </Button>
        )}
      </PageTitle>
      {problem && <Failure problem={problem} retry={reload} />}
      <Card size="small" className="flush">
        <Table<Announcement>
          size="small"
          rowKey="announcementId"
          dataSource={data?.items}
          loading={loading}
          pagination={false}
          scroll={{ x: 900 }}
          locale={{ emptyText: texts.announcement.empty }}
          rowClassName="clickable"
          onRow={(one) => opens(() => setAddress({ announcement: one.announcementId }))}
          columns={[
            { title: texts.announcement.titleField, dataIndex: 'title' },
            {
              title: texts.announcement.form,
              dataIndex: 'form',
              render: (_, one) => texts.announcement.forms[one.form],
            },
            { title: texts.announcement.state, dataIndex: 'state', render: (_, one) => <StateOf shown={one} /> },
            { title: texts.announcement.asOf, dataIndex: 'asOf', render: (_, one) => <Time at={one.asOf} /> },
            { title: texts.announcement.writtenBy, dataIndex: 'writtenBy' },
            {
              title: texts.announcement.approvedBy,
              dataIndex: 'approvedBy',
              render: (_, one) => one.approvedBy ?? texts.common.none,
            },
            {
              title: texts.announcement.counts,
              dataIndex: 'counts',
              render: (_, one) => (one.counts ? `${one.counts.sent} / ${one.counts.total}` : texts.common.none),
            },
          ]}
        />
      </Card>
      {drafting && (
        <DraftForm
          close={(written) => {
            setDrafting(false)
            if (written) {
              reload()
              setAddress({ announcement: written.announcementId })
            }
          }}
        />
      )}
      {shown && (
        <Review
          key={shown}
          id={shown}
          open={(id) => setAddress({ announcement: id })}
          close={() => {
            setAddress({})
            reload()
          }}
        />
      )}
    </>
  )
}
