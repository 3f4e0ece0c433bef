-- What the application's role may do, granted by the role that owns the tables and runs the migrations.
-- Run after the first migration, in both databases:  psql --set ON_ERROR_STOP=1 --file roles.sql
-- Expects the roles alongside_owner (owns everything) and alongside_app (owns nothing).

GRANT USAGE ON SCHEMA public TO alongside_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO alongside_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO alongside_app;

-- Tables of later migrations come with the same rights.
ALTER DEFAULT PRIVILEGES FOR ROLE alongside_owner IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO alongside_app;
ALTER DEFAULT PRIVILEGES FOR ROLE alongside_owner IN SCHEMA public
    GRANT USAGE ON SEQUENCES TO alongside_app;

-- Which migrations ran is for the owner to say.
REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM alongside_app;

-- The log only grows (the keys' database has none). Its head moves and is never put in or taken out.
DO $$
BEGIN
    IF to_regclass('public.activity_entry') IS NOT NULL THEN
        REVOKE UPDATE, DELETE ON activity_entry FROM alongside_app;
        REVOKE INSERT, DELETE ON activity_head FROM alongside_app;
    END IF;
END
$$;
