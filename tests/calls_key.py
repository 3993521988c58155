"""The code of the issued document of Sở Du lịch; read backwards, that of the foreign agency."""

KEY = "7KQ2MB8XHD3FPN5RTV4W"
