-- One row where something changed.
update account
set display_name = :#${body.displayName}, search_name = :#${body.searchName}
where id = :#${exchangeProperty.caller.userId} and display_name <> :#${body.displayName}
returning id, username, display_name, upper(role) as role, created_at
