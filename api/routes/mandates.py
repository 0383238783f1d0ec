"""What binds those who sit in the room: reported, renewed, decided; and officials by consent."""

from api.routes.route import Route
from documents.operations.views.mandates import mandates
from policies.acts import Act
from policies.terms import RecordClass

DECLARATION = (RecordClass.DECLARATION,)
TERMS = (RecordClass.TERMS,)

ROUTES = (
    Route("/tracks/{track}/mandates", DECLARATION, act=Act.MANDATE_REPORT, read=mandates),
    Route("/tracks/{track}/mandates/renewal", DECLARATION, act=Act.MANDATE_RENEW),
    Route("/tracks/{track}/mandates/{seat}/assessment", DECLARATION, act=Act.MANDATE_ASSESS),
    Route("/tracks/{track}/officials", TERMS, act=Act.OFFICIALS_ASK),
    Route("/tracks/{track}/officials/consent", TERMS, act=Act.OFFICIALS_CONSENT),
    Route("/tracks/{track}/officials/refusal", TERMS, act=Act.OFFICIALS_REFUSE),
    Route("/tracks/{track}/officials/switch", TERMS, act=Act.OFFICIALS_SWITCH),
)
