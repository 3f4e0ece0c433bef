"""Steps."""


def tell(cast, today):
    pass
