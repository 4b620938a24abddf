-- Nobody may do anything but those who are named.
revoke all on database mehari from public;
revoke all on schema public from public
