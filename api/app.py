"""The web application, put together: doors, interface, pages, errors, headers.

- `create_app` is handed the opened record and the gateway; nothing is wired at import.
- Debugging is off, bodies are bounded, only our own host name is answered.
"""

from flask import Flask

from api import doors, errors, headers, interface, openapi, visit
from api.pages import factors, home, passkeys, signing, static, view
from api.pages import sessions as own_sessions
from api.parsing import MAX_BODY
from api.places import Place, place_of
from documents.settings import Settings
from documents.store import Store
from workflows.gateway import Gateway


def create_app(store: Store, gateway: Gateway, settings: Settings) -> Flask:
    """The application of one deployment.

    Raises:
        ValueError: the address in the settings is http on a host that is not loopback.
    """
    place = place_of(settings.url)
    app = Flask("api", static_folder=None, template_folder=None)
    _configure(app, place)
    visit.init_app(app, store, gateway)
    doors.init_app(app, place)
    errors.init_app(app)
    headers.init_app(app, place)
    interface.init_app(app)
    openapi.init_app(app)
    app.register_blueprint(static.pages())
    app.register_blueprint(signing.pages(place))
    app.register_blueprint(factors.pages(place))
    app.register_blueprint(passkeys.pages(place))
    app.register_blueprint(own_sessions.pages(place))
    app.register_blueprint(home.pages(place))
    view.init_app(app, place)
    return app


def _configure(app: Flask, place: Place) -> None:
    app.debug = False
    app.config.update(
        MAX_CONTENT_LENGTH=MAX_BODY,
        MAX_FORM_MEMORY_SIZE=MAX_BODY,
        MAX_FORM_PARTS=20,
        TRUSTED_HOSTS=[place.host],
    )
    app.url_map.merge_slashes = False
