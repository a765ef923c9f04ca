-- A key may end by itself: from this instant on it is refused. Those that stand have no end.
ALTER TABLE api_key ADD COLUMN expires_at timestamptz(3);
