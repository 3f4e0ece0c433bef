"""Personal data of staff and partners; none about young people or families."""

FIELDS = {
    "Agency": {"id": "none", "name": "none", "is_authority": "none"},
    "User": {
        "id": "staff",
        "password": "secret",
        "last_login": "staff",
        "email": "staff",
        "name": "staff",
        "title": "staff",
        "agency": "staff",
        "roles": "staff",
        "is_active": "staff",
        "uses_shared_device": "staff",
        "second_factor_from": "staff",
        "wants_letters": "staff",
    },
    "Session": {
        "session_key": "secret",
        "session_data": "staff",
        "expire_date": "none",
        "user": "staff",
        "last_seen": "staff",
    },
}
