-- Renewing keeps the words and their writer; whoever renewed approves it as little as the writer.

alter table announcement
    add column renewed_by text,
    -- The channel's own words for what stands in reason.
    add column detail text,
    add constraint announcement_not_approved_by_its_renewer check (approved_by <> renewed_by);
