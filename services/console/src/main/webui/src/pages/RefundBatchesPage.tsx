import { PlusOutlined } from '@ant-design/icons'
import { Button, Table } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import { type Batch, batches } from '../api/refundBatch'
import { useMay } from '../api/session'
import { stations } from '../api/stations'
import { useLoad } from '../api/useLoad'
import { Time, Yuan } from '../components/Cells'
import { Failure } from '../components/Failure'
import { Nothing } from '../components/Nothing'
import { PageTitle } from '../components/PageTitle'
import { Pager, useCursor } from '../components/Pager'
import { BatchDrawer } from '../components/refund/BatchDrawer'
import { BatchProgress, BatchState } from '../components/refund/BatchState'
import { NewBatch } from '../components/refund/NewBatch'
import { opens } from '../components/row'
import { useTexts } from '../texts'

/** Refunds of many bills at once: frozen by one person, approved by another, worked off and counted. */
export function RefundBatchesPage() {
  const texts = useTexts()
  const mayFreeze = useMay('finance', 'platform-admin')
  const paging = useCursor()
  const [address, setAddress] = useSearchParams()
  const [making, setMaking] = useState(false)
  const places = useLoad(stations, [])
  const { data, problem, loading, reload } = useLoad((signal) => batches(paging.cursor, signal), [paging.cursor])
  const rows = data?.items ?? []
  const open = address.get('batch')

  return (
    <>
      <PageTitle title={texts.refundBatch.title} note={texts.refundBatch.intro} reload={reload}>
        {mayFreeze && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>
            {texts.refundBatch.create}
          </Button>
        )}
      </PageTitle>
      {problem && <Failure problem={problem} retry={reload} />}
      <Table<Batch>
        size="small"
        rowKey="batchId"
        loading={loading}
        dataSource={problem ? [] : rows}
        pagination={false}
        rowClassName="clickable"
        onRow={(one) => opens(() => setAddress({ batch: one.batchId }))}
        locale={{ emptyText: <Nothing known={!loading && !problem} said={texts.refundBatch.empty} /> }}
        columns={[
          { title: texts.refundBatch.name, dataIndex: 'name' },
          { title: texts.records.state, width: 100, render: (_, one) => <BatchState state={one.state} /> },
          {
            title: texts.refundBatch.component,
            width: 100,
            render: (_, one) => texts.refundBatch.components[one.component],
          },
          {
            title: texts.refundBatch.bills,
            width: 80,
            align: 'right',
            render: (_, one) => <span className="number">{one.items}</span>,
          },
          {
            title: texts.refundBatch.total,
            width: 120,
            align: 'right',
            render: (_, one) => <Yuan fen={one.totalFen} />,
          },
          { title: texts.refundBatch.done, width: 180, render: (_, one) => <BatchProgress batch={one} /> },
          { title: texts.refundBatch.frozenBy, width: 130, dataIndex: 'frozenBy' },
          { title: texts.refundBatch.approvedBy, width: 130, render: (_, one) => one.approvedBy ?? texts.common.none },
          { title: texts.refundBatch.frozenAt, width: 160, render: (_, one) => <Time at={one.frozenAt} /> },
        ]}
      />
      <Pager paging={paging} rows={rows.length} nextCursor={data?.nextCursor} loading={loading} />
      {open && <BatchDrawer key={open} batchId={open} close={() => setAddress({})} changed={reload} />}
      {making && (
        <NewBatch
          stations={places.data ?? []}
          close={(frozen) => {
            setMaking(false)
            if (frozen) setAddress({ batch: frozen.batchId })
            reload()
          }}
        />
      )}
    </>
  )
}
