-- By the clock that moves on also within a transaction.
select clock_timestamp() as now
