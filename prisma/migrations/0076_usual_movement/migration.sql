-- Who moved since the run that a run is usually compared with: the last that customers were shown and that is at least four weeks older. Worked out with the run; null where there is none, and for runs of before.
alter table analysis_run add column usual_run_id int, add column usual_movement jsonb;
