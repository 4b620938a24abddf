-- The one database of Mehari. "create database" runs in no transaction and knows no "if not exists".
create database mehari
