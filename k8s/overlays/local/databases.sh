# Makes a database for each service, the owner of its tables, and the plain role that the service runs as.
# The server's image runs this once, on an empty volume.
set -eu

for service in gateway journey-service survey-service scoring-service; do
  name=$(printf %s "$service" | tr - _)
  psql --quiet --no-psqlrc --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname=postgres \
    --set=name="$name" --set=owner="${name}_owner" \
    --set=password="$(cat "$PASSWORDS/$service/database-password")" \
    --set=owner_password="$(cat "$PASSWORDS/$service/database-owner-password")" <<'SQL'
create role :"name" login nosuperuser nocreatedb nocreaterole nobypassrls password :'password';
create role :"owner" login nosuperuser nocreatedb nocreaterole nobypassrls password :'owner_password';
create database :"name" owner :"owner";
revoke connect on database :"name" from public;
grant connect on database :"name" to :"name";
SQL
done
