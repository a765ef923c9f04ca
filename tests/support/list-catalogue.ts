/** What of the database's catalogue is compared with tests/integration/platform/catalogue.txt. */
export const catalogueQuery = `
  select 'table ' || relname || case when relkind = 'p' then ' (partitioned)' else '' end as entry
  from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
  union all
  select 'index ' || replace(replace(pg_get_indexdef(indexrelid), 'CREATE ', ''), 'public.', '') from pg_index
  join pg_class c on c.oid = indexrelid where c.relnamespace = 'public'::regnamespace
  union all
  select 'trigger ' || tgrelid::regclass::text || ' ' || tgname || ' ' || tgenabled::text from pg_trigger where not tgisinternal
  union all
  select 'check ' || conrelid::regclass::text || ' ' || conname from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace
  union all
  select 'reference ' || conrelid::regclass::text || ' ' || conname || ' to ' || confrelid::regclass::text || ' delete ' || confdeltype::text
  from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace
  union all
  select 'function ' || proname || ' ' || provolatile::text from pg_proc where pronamespace = 'public'::regnamespace
  union all
  select replace(replace(pg_get_statisticsobjdef(oid), 'CREATE STATISTICS', 'statistics'), 'public.', '') from pg_statistic_ext
  where stxnamespace = 'public'::regnamespace
  union all
  select 'collation ' || collname from pg_collation where collnamespace = 'public'::regnamespace`
